"""Where consents, disclosures and the sections are found."""

from django.urls import path

from finmaskig.handovers.views import consents, disclosures

urlpatterns = [
    path("grounds/", disclosures.ground_list, name="ground_list"),
    path("cases/<uuid:case_id>/consents/add/", consents.consent_add, name="consent_add"),
    path("consents/<uuid:consent_id>/", consents.consent_detail, name="consent_detail"),
    path(
        "consents/<uuid:consent_id>/withdraw/", consents.consent_withdraw, name="consent_withdraw"
    ),
    path(
        "cases/<uuid:case_id>/disclosures/add/", disclosures.disclosure_add, name="disclosure_add"
    ),
    path("disclosures/", disclosures.disclosure_list, name="disclosure_list"),
    path("disclosures/note/", disclosures.disclosure_note, name="disclosure_note"),
    path(
        "disclosures/<uuid:disclosure_id>/", disclosures.disclosure_detail, name="disclosure_detail"
    ),
    path(
        "disclosures/<uuid:disclosure_id>/decide/",
        disclosures.disclosure_decide,
        name="disclosure_decide",
    ),
    path(
        "disclosures/<uuid:disclosure_id>/make/",
        disclosures.disclosure_make,
        name="disclosure_make",
    ),
    path(
        "disclosures/<uuid:disclosure_id>/correct/",
        disclosures.disclosure_correct,
        name="disclosure_correct",
    ),
]
