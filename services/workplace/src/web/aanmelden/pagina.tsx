import { useSuspenseQuery } from "@tanstack/react-query";
import { useSearch } from "@tanstack/react-router";
import { PrimaryActionButton, SecondaryActionButton } from "@utrecht/component-library-react";
import { meldAf } from "../shell/afmelden.js";
import { Titel } from "../shell/titel.js";
import { vragen } from "../shell/vragen.js";

const opschrift: Record<string, [titel: string, uitleg: string]> = {
  afgemeld: ["Je bent afgemeld", "Op dit apparaat staat niets meer van wat je bekeek of typte."],
  verlopen: [
    "Je bent afgemeld",
    "Dat gebeurt vanzelf na een tijd. Wat je typte, staat er nog als je je weer aanmeldt.",
  ],
  mislukt: ["Aanmelden lukte niet", "Probeer het opnieuw. Lukt het weer niet, bel dan het bureau."],
};

/** Signing in is done at the issuer; here stands why somebody is not, and the way there and back. */
export function Aanmelden() {
  const { data: sessie } = useSuspenseQuery(vragen.sessie());
  const { naar = "/", reden = "" } = useSearch({ from: "/aanmelden" });
  if (sessie.geweigerd) return <Geweigerd zin={sessie.geweigerd.title} />;
  const [titel, uitleg] = opschrift[reden] ?? [
    "Aanmelden",
    "Je meldt je aan bij je eigen organisatie en komt hier terug.",
  ];
  return (
    <main className="aanmelden">
      <Titel venster={titel}>{titel}</Titel>
      <p className="aanmelden__uitleg">{uitleg}</p>
      <PrimaryActionButton onClick={() => location.assign(`/api/aanmelden?${new URLSearchParams({ naar })}`)}>
        {reden ? "Opnieuw aanmelden" : "Aanmelden"}
      </PrimaryActionButton>
    </main>
  );
}

/** Signed in, and yet not let in: no account, or its screening is over. */
function Geweigerd({ zin }: { zin: string }) {
  return (
    <main className="aanmelden">
      <Titel venster="Geen toegang">Geen toegang</Titel>
      <p className="aanmelden__uitleg">{zin}</p>
      <SecondaryActionButton onClick={() => void meldAf()}>Afmelden</SecondaryActionButton>
    </main>
  );
}
