import { SecondaryActionButton } from "@utrecht/component-library-react";
import type { Meldpuntmelding } from "../typen-meldpunt.js";
import { Foutoverzicht } from "../ui/fouten.js";
import { useOpdracht } from "../ui/opdracht.js";
import { useStation } from "./woorden.js";

/** Whether a case runs somewhere: asked of the houses that allow it, only with a BSN (R78, L06). */
export function Casusvraag({ melding }: { melding: Meldpuntmelding }) {
  const { meldpuntmeldingId, casushuizen, betrokkene } = melding;
  return (
    <section className="blok" aria-labelledby="kop-casusvraag">
      <h2 id="kop-casusvraag" className="utrecht-heading-2">
        Loopt er ergens een casus?
      </h2>
      {casushuizen ? (
        <Antwoord casushuizen={casushuizen} />
      ) : betrokkene?.bsn ? (
        <Vraag meldpuntmeldingId={meldpuntmeldingId} />
      ) : (
        <p className="stil">Dat is alleen met een BSN te vragen, en dat is van deze persoon niet bekend.</p>
      )}
    </section>
  );
}

function Antwoord({ casushuizen }: { casushuizen: string[] }) {
  const station = useStation();
  if (casushuizen.length === 0) return <p>Bij geen van de huizen die dit laten vragen, loopt een casus.</p>;
  return (
    <p>
      Er loopt een casus bij <strong>{casushuizen.map(station).join(" en bij ")}</strong>.
    </p>
  );
}

function Vraag({ meldpuntmeldingId }: Pick<Meldpuntmelding, "meldpuntmeldingId">) {
  const { mutate, error, isPending, isSuccess } = useOpdracht("Gevraagd. Het antwoord komt hier vanzelf te staan.");
  return (
    <>
      <p className="stil">
        Alleen huizen die dit toelaten, krijgen de vraag. Zo’n huis ziet dat jij iets vroeg en wanneer; niet over wie,
        en niet wat het antwoord was.
      </p>
      {error && <Foutoverzicht fout={error} />}
      <div className="knoppen">
        <SecondaryActionButton
          disabled={isPending || isSuccess}
          onClick={() => mutate({ pad: `/information-hub/meldpuntmeldingen/${meldpuntmeldingId}/casusvraag` })}
        >
          Vraag waar een casus loopt
        </SecondaryActionButton>
      </div>
    </>
  );
}
