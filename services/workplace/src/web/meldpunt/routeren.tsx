import { PrimaryActionButton } from "@utrecht/component-library-react";
import { useHuis } from "../shell/woorden.js";
import { useHuizen } from "../shell/zelf.js";
import type { Meldpuntmelding } from "../typen-meldpunt.js";
import { useConcept } from "../ui/concept.js";
import { Formulier } from "../ui/fouten.js";
import { useOpdracht } from "../ui/opdracht.js";
import { Tekstvak } from "../ui/veld.js";
import { Zoekkeuze, type Zoekoptie } from "../ui/zoekkeuze.js";
import { gronden, useStation } from "./woorden.js";

/** To a house of the platform, or handed over outside it: the proposal, or what a person chooses with a reason (R79, R83). */
export function Routeren({ melding }: { melding: Meldpuntmelding }) {
  const station = useStation();
  const huizen = useKeuzes();
  const { meldpuntmeldingId, voorstel, route } = melding;
  const [concept, zet, wis] = useConcept<{ naar?: string; reden: string }>(`route-${meldpuntmeldingId}`, { reden: "" });
  const naar = concept.naar ?? voorstel?.naar ?? "";
  const terug = route.some((stap) => stap.naar === naar);
  const metReden = terug || (naar !== "" && naar !== voorstel?.naar);
  const { mutate, error, isPending } = useOpdracht(naar ? `Weg naar ${station(naar)}.` : "Gerouteerd.", wis);
  const pad = `/information-hub/meldpuntmeldingen/${meldpuntmeldingId}/route`;
  const inhoud = { naar, ...(metReden && concept.reden && { reden: concept.reden }) };
  return (
    <section className="blok blok--taak" aria-labelledby="kop-routeren">
      <h2 id="kop-routeren" className="utrecht-heading-2">
        Routeren
      </h2>
      <Formulier className="formulier" fout={error} onVerstuur={() => mutate({ pad, inhoud })}>
        <p>
          {voorstel ? (
            <>
              Voorstel: <strong>{station(voorstel.naar)}</strong>, want {gronden[voorstel.grond]}.
            </>
          ) : (
            "Niets wijst naar één huis: kies zelf waar deze melding hoort, en zeg waarom."
          )}
        </p>
        <Zoekkeuze
          key={voorstel?.naar}
          waar="naar"
          label="Waarheen?"
          opties={huizen}
          waarde={naar}
          op={(gekozen) => zet({ naar: gekozen })}
        />
        {metReden && (
          <Tekstvak
            waar="reden"
            label={terug ? "Waarom moet de melding daar weer heen?" : "Waarom hoort de melding daar?"}
            hint={terug ? "Dit huis heeft de melding al gehad." : "Dit huis is niet het voorstel."}
            waarde={concept.reden}
            op={(reden) => zet({ reden })}
          />
        )}
        <PrimaryActionButton type="submit" disabled={isPending}>
          Routeren
        </PrimaryActionButton>
      </Formulier>
    </section>
  );
}

/** The houses of the platform, then those outside it. */
const useKeuzes = (): Zoekoptie[] => {
  const { huis } = useHuis();
  const binnen = useHuizen().andere(huis.code);
  const buiten = huis.buitenHuizen ?? [];
  return [
    ...binnen.map(({ code, naam }) => ({ code, naam, bij: "Komt daar op de daglijst" })),
    ...buiten.map(({ code, naam }) => ({ code, naam, bij: "Buiten dit platform: overdragen" })),
  ];
};
