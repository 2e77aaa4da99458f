import { useState } from "react";
import { PrimaryActionButton } from "@utrecht/component-library-react";
import { redenInWoorden } from "../screening/redenen.js";
import { useHuis } from "../shell/woorden.js";
import type { ZsmAntwoord, Zsmkandidaat, Zsmverzoek, Zsmvoorstel } from "../typen-zsm.js";
import { Formulier } from "../ui/fouten.js";
import { useOpdracht } from "../ui/opdracht.js";
import { geboren, useGemeente } from "../ui/persoon.js";
import { Radiogroep } from "../ui/radiogroep.js";
import { Tekstvak } from "../ui/veld.js";
import { Bron } from "./bron.js";
import { antwoorden, voorstelredenen } from "./woorden.js";

const niemand = "niemand";

/** What the software proposes, given who somebody says it is. */
const voorstelBij = (
  voorstel: Zsmvoorstel,
  kandidaat: Zsmkandidaat | undefined,
  keuze: string | undefined,
): Zsmvoorstel => {
  if (kandidaat) return kandidaat.voorstel;
  if (voorstel.antwoord || keuze !== niemand) return voorstel;
  return { antwoord: "NIET_BEKEND", reden: "niet-op-de-lijst" };
};

/** A named person releases the answer; in a doubt he first says who it is (R74, L26). */
export function Vrijgave({ verzoek, match }: { verzoek: Zsmverzoek; match: NonNullable<Zsmverzoek["match"]> }) {
  const { w } = useHuis();
  const [wie, zetWie] = useState<string>();
  const [eigen, zetEigen] = useState<ZsmAntwoord>();
  const [motivering, zetMotivering] = useState("");
  const { mutate, error, isPending } = useOpdracht("Vrijgegeven. De ZSM-desk leest het antwoord nu.");
  const { kandidaten } = match;
  const gekozen = kandidaten.find(({ persoonId }) => persoonId === wie);
  const voorstel = voorstelBij(verzoek.voorstel!, gekozen, wie);
  const antwoord = eigen ?? voorstel.antwoord ?? undefined;
  const inhoud = {
    antwoord,
    ...(wie && { persoonId: gekozen?.persoonId ?? null }),
    ...(antwoord === "GEEN_GRONDSLAG" && motivering && { motivering }),
  };
  const pad = `/information-hub/zsm-verzoeken/${verzoek.verzoekId}/vrijgave`;
  const kies = (code: string) => {
    zetWie(code);
    zetEigen(undefined);
  };
  return (
    <Formulier className="besluitformulier" fout={error} onVerstuur={() => mutate({ pad, inhoud })}>
      {kandidaten.length > 0 && <Wie kandidaten={kandidaten} waarde={wie} op={kies} />}
      {gekozen?.bron && <Bron bron={gekozen.bron} naam={gekozen.naam} />}
      <p>
        <strong>Voorstel: {voorstel.antwoord ? antwoorden[voorstel.antwoord].toLowerCase() : "nog geen"}.</strong>{" "}
        {w(voorstelredenen[voorstel.reden] ?? "")}
      </p>
      <Radiogroep
        waar="antwoord"
        legenda="Wat zeg je de ZSM-desk?"
        opties={Object.entries(antwoorden).map(([code, naam]) => ({ code, naam }))}
        waarde={antwoord}
        op={(code) => zetEigen(code as ZsmAntwoord)}
      />
      {antwoord === "GEEN_GRONDSLAG" && (
        <Tekstvak
          waar="motivering"
          label="Waarom is er geen grondslag?"
          hint="Dit blijft in het huis; de desk leest het niet."
          waarde={motivering}
          op={zetMotivering}
        />
      )}
      <PrimaryActionButton type="submit" disabled={isPending}>
        Antwoord vrijgeven
      </PrimaryActionButton>
    </Formulier>
  );
}

/** Whom it may be, each with why; or none of them. */
function Wie({
  kandidaten,
  waarde,
  op,
}: {
  kandidaten: Zsmkandidaat[];
  waarde: string | undefined;
  op: (keuze: string) => void;
}) {
  const gemeente = useGemeente();
  const opties = kandidaten.map((een) => ({
    code: een.persoonId,
    naam: (
      <>
        {[een.naam, geboren(een.geboortedatum, een.leeftijd), gemeente(een.gemeente)].filter(Boolean).join(", ")}
        <span className="stil regel">
          {een.redenen.map(redenInWoorden).join(", ")}; {een.bron ? "staat op de lijst" : "staat niet op de lijst"}
        </span>
      </>
    ),
  }));
  return (
    <Radiogroep
      waar="persoonId"
      legenda="Wie is dit?"
      opties={[...opties, { code: niemand, naam: "Niemand van deze" }]}
      waarde={waarde}
      op={op}
    />
  );
}
