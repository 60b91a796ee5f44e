"""`finmaskig nightly`: what goes by the clock. It can run any number of times a day."""

import json
from collections.abc import Callable
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Annotated

import typer

from finmaskig.config.cli.serve import start_django


@dataclass(frozen=True)
class Done:
    """What one job did, in a sentence, and whether all was well."""

    job: str
    sentence: str
    ok: bool = True


def nightly(
    as_json: Annotated[bool, typer.Option("--json", help="Svara med JSON.")] = False,
) -> None:
    """Do every job, whatever happens to the others; exit 1 when one failed or found something."""
    start_django()
    from finmaskig.shared.clock import now

    at = now()
    done = [_tried(name, job, at) for name, job in JOBS.items()]
    if as_json:
        typer.echo(json.dumps([asdict(one) for one in done], ensure_ascii=False, indent=2))
    else:
        for one in done:
            typer.echo(one.sentence if one.ok else f"– {one.sentence}")
    raise typer.Exit(0 if all(one.ok for one in done) else 1)


def _tried(name: str, job: Callable[[datetime], tuple[str, bool]], at: datetime) -> Done:
    """Do one job; whatever fails is told, and the next job still runs."""
    from finmaskig.shared.errors import DomainError

    try:
        sentence, ok = job(at)
    except DomainError as error:
        return Done(name, f"{name}: {error}", ok=False)
    except Exception as error:  # noqa: BLE001 -- an odd row must not keep alarms from rising
        return Done(name, f"{name} gick inte: {type(error).__name__}. Kör om.", ok=False)
    return Done(name, sentence, ok)


def _alarms(at: datetime) -> tuple[str, bool]:
    from finmaskig.outreach.services.safety import raise_missed_check_ins

    return f"Pass som inte hört av sig: {raise_missed_check_ins(at)} nya larm till chefen.", True


def _climb(at: datetime) -> tuple[str, bool]:
    from finmaskig.guidance.services import climb_overdue

    return f"Försenade steg: {climb_overdue(at=at)} lyftes till närmaste chef.", True


def _suggestions(at: datetime) -> tuple[str, bool]:
    from finmaskig.guidance.services import let_go_of_suggestions

    return f"Förslag för möten som är över: {let_go_of_suggestions(at=at)} avslutades.", True


def _notices(at: datetime) -> tuple[str, bool]:
    from finmaskig.guidance.services import open_quarterly_notices

    run = open_quarterly_notices(at=at)
    sentence = f"Kvartalets besked: {run.count} nya till kommuner utan avtal."
    if not run.without_owner:
        return sentence, True
    codes = ", ".join(sorted(set(run.without_owner)))
    return f"{sentence} Ingen enhet kan skriva till {codes}. Lägg till en samordnare.", False


def _support(at: datetime) -> tuple[str, bool]:
    from finmaskig.accounts.actor import COMMAND_LINE
    from finmaskig.cases.services.decisions import watch_decisions
    from finmaskig.cases.services.watching import watch_all

    lost, ending = watch_all(actor=COMMAND_LINE, at=at), watch_decisions(actor=COMMAND_LINE, at=at)
    return (
        f"Stödkontakter: {lost} fick ett nytt steg. Nämndbeslut som snart upphör: {ending}.",
        True,
    )


def _tracks(at: datetime) -> tuple[str, bool]:
    from finmaskig.accounts.actor import COMMAND_LINE
    from finmaskig.cases.services.track.nightly import watch_tracks

    count = watch_tracks(actor=COMMAND_LINE, at=at)
    return f"Samordning: datumen i {count} spår är gångna igenom.", True


def _handovers(at: datetime) -> tuple[str, bool]:
    from finmaskig.accounts.actor import COMMAND_LINE
    from finmaskig.handovers.services.expiring import expire_handovers
    from finmaskig.handovers.services.papers import forget_receipts, settle_receipts

    try:
        heard = settle_receipts(actor=COMMAND_LINE)
        forget_receipts()
    finally:  # one answer that cannot be kept holds back nobody who waits for another
        count = expire_handovers(actor=COMMAND_LINE, at=at)
    sentence = (
        f"Överlämnanden: {heard} fick svar med kod, {count} fick inget i tid och gick tillbaka."
    )
    return sentence, True


def _consents(at: datetime) -> tuple[str, bool]:
    from finmaskig.accounts.actor import COMMAND_LINE
    from finmaskig.handovers.services.consents import watch_consents

    count = watch_consents(actor=COMMAND_LINE, at=at)
    return f"Samtycken: {count} är gångna igenom. Den som ska fråga igen får ett steg.", True


def _subjects(_at: datetime) -> tuple[str, bool]:
    from finmaskig.guidance.services import steps_without_subject

    lost = steps_without_subject()
    if not lost:
        return "Steg utan underlag: inga.", True
    ids = ", ".join(str(one) for one in lost)
    return f"Steg utan underlag: {len(lost)}. Stäng dem för hand: {ids}.", False


def _seal(_at: datetime) -> tuple[str, bool]:
    from finmaskig.accounts.access_log.sealer import seal_pending

    return f"Läsloggen: {seal_pending()} rader förseglades.", True


def _keys(at: datetime) -> tuple[str, bool]:
    from finmaskig.accounts.keyring import forget_old_offline_keys
    from finmaskig.vault import services

    destroyed = services.apply_destroyed_list()
    finished = services.finish_rotations(at=at)
    moved = finished.rotated.count
    renewed = services.finish_renewals(at=at)
    gone = forget_old_offline_keys() + finished.forgotten
    done = [
        (destroyed, f"{destroyed} till poster som redan är förstörda togs bort."),
        (moved, f"Ett avbrutet byte är klart: {moved} poster öppnas nu med enhetens nya nyckel."),
        (renewed.records, f"Den förra nyckeln för {renewed.records} poster togs bort."),
    ]
    sentence = " ".join([f"Nycklar: {gone} gamla togs bort.", *(text for n, text in done if n)])
    unopened = finished.rotated.unopened + len(renewed.unopened)
    if not unopened:
        return sentence, True
    return f"{sentence} {unopened} poster går inte att öppna. Kör finmaskig keys list.", False


def _imports(at: datetime) -> tuple[str, bool]:
    from finmaskig.imports.services.uploads import drop_run_out

    return f"Filer som väntat i ett dygn: {drop_run_out(at)} togs bort.", True


def _retention(at: datetime) -> tuple[str, bool]:
    from finmaskig.accounts.actor import COMMAND_LINE
    from finmaskig.config.cli.retention import sentence_of
    from finmaskig.retention.services.nightly import run_night

    night = run_night(actor=COMMAND_LINE, at=at)
    done = {
        "destroyed": night.destroyed_count,
        "dropped": night.dropped_count,
        "errors": night.error_count,
    }
    return sentence_of(done), not night.error_count


def _copies(at: datetime) -> tuple[str, bool]:
    from django.conf import settings

    from finmaskig.vault.backups.watching import prune_configured, worries

    if not settings.BACKUP_DIR:
        return "Säkerhetskopior: ingen mapp är vald (FINMASKIG_BACKUP_DIR).", True
    sentence = f"Säkerhetskopior: {prune_configured(at=at)} gamla togs bort."
    found = worries(at=at)
    return " ".join([sentence, *found]), not found


JOBS: dict[str, Callable[[datetime], tuple[str, bool]]] = {
    "Larm": _alarms,
    "Försenade steg": _climb,
    "Förslag": _suggestions,
    "Kvartalets besked": _notices,
    "Stödkontakter": _support,
    "Samordning": _tracks,
    "Överlämnanden": _handovers,
    "Samtycken": _consents,
    "Steg utan underlag": _subjects,
    "Nycklar": _keys,
    "Filer": _imports,
    "Gallring": _retention,
    "Säkerhetskopior": _copies,
    "Läsloggen": _seal,
}
"""The log comes last, so that what the others wrote is sealed too."""
