import { SecondaryActionButton } from "@utrecht/component-library-react";
import { naamVan, useHuis } from "../shell/woorden.js";
import type { Informatieverzoek } from "../typen-triage.js";
import { Formulier } from "../ui/fouten.js";
import { useOpdracht } from "../ui/opdracht.js";
import { Radiogroep } from "../ui/radiogroep.js";
import { Moment } from "../ui/termijn.js";
import { Tekstvak } from "../ui/veld.js";
import { useVelden } from "../ui/velden.js";

/** That an organisation does not supply it, on what ground, and why where that may be told (L05). */
export function Weigering({ weigering }: { weigering: NonNullable<Informatieverzoek["weigering"]> }) {
  const { huis } = useHuis();
  const { grond, toelichting, doorNaam, op } = weigering;
  return (
    <blockquote className="verzoek__antwoord">
      <strong>Levert dit niet.</strong> {naamVan(huis.weigeringsgronden, grond)}.{toelichting && ` ${toelichting}`}
      <footer className="stil">
        {doorNaam}, <Moment op={op} />
      </footer>
    </blockquote>
  );
}

/** Declines to supply: a ground of the law, and the reason only where the law does not forbid to tell it. */
export function Weigeringformulier({ pad }: { pad: string }) {
  const { huis } = useHuis();
  const { velden, zet, veld } = useVelden({ grond: "", toelichting: "" });
  const { mutate, error, isPending } = useOpdracht("Vastgelegd dat jullie dit niet leveren.");
  const metReden = huis.weigeringsgronden.some(({ code, toelichting }) => code === velden.grond && toelichting);
  const inhoud = { grond: velden.grond, ...(metReden && { toelichting: velden.toelichting }) };
  return (
    <details className="vouwdeel">
      <summary>Wij leveren dit niet</summary>
      <Formulier className="formulier" fout={error} onVerstuur={() => mutate({ pad: `${pad}/weigering`, inhoud })}>
        <Radiogroep
          waar="grond"
          legenda="Op welke grond?"
          opties={huis.weigeringsgronden}
          waarde={velden.grond}
          op={(grond) => zet({ ...velden, grond })}
        />
        <p className="stil">Weigeren zegt niet of jullie deze persoon kennen. Wie voorzit ziet alleen deze grond.</p>
        {metReden && <Tekstvak {...veld("toelichting", "Waarom leveren jullie dit niet?")} />}
        <SecondaryActionButton type="submit" disabled={isPending}>
          Weigeren
        </SecondaryActionButton>
      </Formulier>
    </details>
  );
}
