import { useMutation, useQuery } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { PrimaryActionButton } from "@utrecht/component-library-react";
import { send } from "../api.js";
import { zeg } from "../shell/meldingen.js";
import { useToetsen } from "../shell/toetsen.js";
import { readAgain, vragen } from "../shell/vragen.js";
import { hoofdletter, naamVan, useHuis } from "../shell/woorden.js";
import type { Melding, Niveau } from "../typen.js";
import { useConcept } from "../ui/concept.js";
import { Formulier, veldEinde } from "../ui/fouten.js";
import { Radiogroep } from "../ui/radiogroep.js";
import { Tekstvak } from "../ui/veld.js";
import { Zoekkeuze } from "../ui/zoekkeuze.js";
import { conceptSleutel, leegConcept, type Concept } from "./concept.js";
import { letterVoor } from "./letters.js";
import { ontvangersVoor, vraagtOntvanger } from "./ontvangers.js";
import { volgendeNa, vouwSamen } from "./samenvouwen.js";

const niveaus: Niveau[] = ["laag", "midden", "hoog"];
const naar = (veld: string): void =>
  void setTimeout(() => document.querySelector<HTMLElement>(`[id$="${veldEinde(veld)}"]`)?.focus());

/** The decision on one report; after it the next one opens by itself (R03, R25). */
export function Screeningformulier({ melding }: { melding: Melding }) {
  const { huis, w } = useHuis();
  const [concept, zet, wis] = useConcept<Concept>(conceptSleutel(melding.meldingId), leegConcept);
  const { mutate, error, isPending } = useScreening(melding, wis);
  const letters = letterVoor(huis.screeningsuitkomsten);

  const kies = (uitkomst: string, metToets = false) => {
    const ontvangers = ontvangersVoor(uitkomst, melding, huis);
    zet({ uitkomst, ontvanger: ontvangers.voorstel });
    if (metToets) naar(vraagtOntvanger(uitkomst) && !ontvangers.voorstel ? "ontvanger" : "motivering");
  };
  useToetsen({
    ...Object.fromEntries(niveaus.map((niveau, plek) => [String(plek + 1), () => zet({ risico: niveau })])),
    ...Object.fromEntries(niveaus.map((niveau, plek) => [String(plek + 4), () => zet({ complexiteit: niveau })])),
    ...Object.fromEntries(Object.entries(letters).map(([uitkomst, letter]) => [letter, () => kies(uitkomst, true)])),
    m: () => naar("motivering"),
  });

  return (
    <Formulier className="besluitformulier" fout={error} onVerstuur={() => mutate(concept)}>
      <div className="naast-elkaar">
        <Radiogroep
          waar="risico"
          legenda="Risico"
          vorm="segment"
          opties={niveaus.map((code, plek) => ({ code, naam: hoofdletter(code), toets: String(plek + 1) }))}
          waarde={concept.risico}
          op={(code) => zet({ risico: code as Niveau })}
        />
        <Radiogroep
          waar="complexiteit"
          legenda="Complexiteit"
          vorm="segment"
          opties={niveaus.map((code, plek) => ({ code, naam: hoofdletter(code), toets: String(plek + 4) }))}
          waarde={concept.complexiteit}
          op={(code) => zet({ complexiteit: code as Niveau })}
        />
      </div>
      <Radiogroep
        waar="uitkomst"
        legenda="Uitkomst"
        vorm="naast"
        opties={huis.screeningsuitkomsten.map((code) => ({
          code,
          naam: naamVan(huis.uitkomsten, code),
          toets: letters[code],
        }))}
        waarde={concept.uitkomst}
        op={(code) => kies(code)}
      />
      {vraagtOntvanger(concept.uitkomst) && (
        <Zoekkeuze
          key={concept.uitkomst}
          waar="ontvanger"
          label="Wie pakt dit op?"
          opties={ontvangersVoor(concept.uitkomst!, melding, huis).opties}
          waarde={concept.ontvanger ?? ""}
          op={(ontvanger) => zet({ ontvanger })}
        />
      )}
      <Tekstvak
        waar="motivering"
        label="Motivering"
        hint={w("«Melder.de» leest dit niet mee.")}
        waarde={concept.motivering}
        op={(motivering) => zet({ motivering })}
      />
      <div className="knoppen">
        <PrimaryActionButton type="submit" disabled={isPending}>
          {isPending ? "Vastleggen…" : "Vastleggen en volgende"}
        </PrimaryActionButton>
        <span className="stil">
          <kbd>Ctrl</kbd> <kbd>Enter</kbd>
        </span>
      </div>
    </Formulier>
  );
}

/** Sends the decision; on success the draft goes and the next report opens without waiting for the list. */
const useScreening = (melding: Melding, wis: () => void) => {
  const { huis, w } = useHuis();
  const navigate = useNavigate();
  const { data: lijst } = useQuery(vragen.screening(huis.code, "te-screenen"));
  return useMutation({
    mutationFn: ({ ontvanger, ...concept }: Concept) =>
      send("POST", `/intake/meldingen/${melding.meldingId}/screening`, {
        ...concept,
        ...(vraagtOntvanger(concept.uitkomst) && ontvanger && { ontvanger }),
      }),
    onSuccess: async (_, { uitkomst }) => {
      wis();
      zeg(
        w("{kenmerk}: {uitkomst}. Vastgelegd.", {
          kenmerk: melding.kenmerk,
          uitkomst: naamVan(huis.uitkomsten, uitkomst),
        }),
      );
      const volgende = lijst && volgendeNa(melding.meldingId, vouwSamen(lijst.items));
      const params = { huis: huis.code };
      if (volgende)
        await navigate({ to: "/$huis/screening/$meldingId", params: { ...params, meldingId: volgende }, search: {} });
      else await navigate({ to: "/$huis/screening", params, search: {} });
      await readAgain(huis.code);
    },
  });
};
