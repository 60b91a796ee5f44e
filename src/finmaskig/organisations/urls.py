"""Where the directory, the county, agreements, words and the choice of workplace are found."""

from django.urls import path

from finmaskig.organisations.views import agreements, arenas, directory, units, words, workplace

app_name = "organisations"
urlpatterns = [
    path("workplace/", workplace.workplace_choose, name="workplace_choose"),
    path("units/", directory.unit_list, name="unit_list"),
    path("units/<uuid:unit_id>/", directory.unit_detail, name="unit_detail"),
    path("units/<uuid:unit_id>/change/", units.unit_change, name="unit_change"),
    path("units/<uuid:unit_id>/hours/change/", units.unit_hours_change, name="unit_hours_change"),
    path("services/", directory.service_list, name="service_list"),
    path("county/", directory.county_list, name="county_list"),
    path("county/<str:code>/", directory.county, name="county"),
    path("agreements/", agreements.agreement_list, name="agreement_list"),
    path("agreements/add/", agreements.agreement_add, name="agreement_add"),
    path("agreements/<uuid:agreement_id>/", agreements.agreement_detail, name="agreement_detail"),
    path("agreements/<uuid:agreement_id>/end/", agreements.agreement_end, name="agreement_end"),
    path("words/", words.word_list, name="word_list"),
    path("words/<uuid:word_id>/change/", words.word_change, name="word_change"),
    path("arenas/", arenas.arena_list, name="arena_list"),
    path("arenas/add/", arenas.arena_add, name="arena_add"),
    path("arenas/<slug:code>/end/", arenas.arena_end, name="arena_end"),
    path("arenas/<slug:code>/note/", arenas.arena_note, name="arena_note"),
]
