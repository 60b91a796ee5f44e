"""Where shifts, meetings and campaigns are found."""

from django.urls import path

from finmaskig.outreach.views import campaigns, encounters, field, handovers, held, safety, shifts

app_name = "outreach"

urlpatterns = [
    path("shifts/", shifts.shift_list, name="shift_list"),
    path("shifts/plan/", shifts.shift_plan, name="shift_plan"),
    path("shifts/<uuid:shift_id>/", shifts.shift_detail, name="shift_detail"),
    path("shifts/<uuid:shift_id>/change/", shifts.shift_change, name="shift_change"),
    path("shifts/<uuid:shift_id>/join/", shifts.shift_join, name="shift_join"),
    path("shifts/<uuid:shift_id>/start/", shifts.shift_start, name="shift_start"),
    path("shifts/<uuid:shift_id>/close/", shifts.shift_close, name="shift_close"),
    path("shifts/<uuid:shift_id>/cancel/", shifts.shift_cancel, name="shift_cancel"),
    path("shifts/<uuid:shift_id>/print/", shifts.shift_print, name="shift_print"),
    path("shifts/<uuid:shift_id>/risk/", safety.shift_risk, name="shift_risk"),
    path("shifts/<uuid:shift_id>/check-in/", safety.shift_check_in, name="shift_check_in"),
    path("shifts/<uuid:shift_id>/alarm/", safety.shift_alarm, name="shift_alarm"),
    path("shifts/<uuid:shift_id>/debrief/", safety.shift_debrief, name="shift_debrief"),
    path("shifts/<uuid:shift_id>/incidents/add/", safety.incident_add, name="incident_add"),
    path(
        "incidents/<uuid:incident_id>/follow-up/",
        safety.incident_follow_up,
        name="incident_follow_up",
    ),
    path("shifts/<uuid:shift_id>/hand-over/", handovers.shift_hand_over, name="shift_hand_over"),
    path("handovers/<uuid:handover_id>/", handovers.handover_detail, name="handover_detail"),
    path(
        "handovers/<uuid:handover_id>/receive/",
        handovers.handover_receive,
        name="handover_receive",
    ),
    path("shifts/<uuid:shift_id>/encounters/add/", encounters.encounter_add, name="encounter_add"),
    path("encounters/<uuid:encounter_id>/", encounters.encounter_advice, name="encounter_advice"),
    path(
        "encounters/<uuid:encounter_id>/change/",
        encounters.encounter_change,
        name="encounter_change",
    ),
    path("encounters/<uuid:encounter_id>/tick/", encounters.encounter_tick, name="encounter_tick"),
    path("encounters/<uuid:encounter_id>/join/", encounters.encounter_join, name="encounter_join"),
    path("campaigns/", campaigns.campaign_list, name="campaign_list"),
    path("campaigns/add/", campaigns.campaign_add, name="campaign_add"),
    path("campaigns/<uuid:campaign_id>/", campaigns.campaign_detail, name="campaign_detail"),
    path("campaigns/<uuid:campaign_id>/count/", campaigns.campaign_count, name="campaign_count"),
    path("held/", held.held_list, name="held_list"),
    path("held/<uuid:held_id>/", held.held_detail, name="held_detail"),
    path("falt/", field.field, name="field"),
    path("falt/table.json", field.field_table, name="field_table"),
    path("falt/token/", field.field_token, name="field_token"),
    path("falt/packets/", field.packet_add, name="packet_add"),
    path("sw.js", field.service_worker, name="service_worker"),
    path("manifest.webmanifest", field.manifest, name="manifest"),
    path("operations/add/", campaigns.operation_add, name="operation_add"),
]
