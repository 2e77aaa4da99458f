import { useMemo, useState } from "react";
import { useMutation, useSuspenseQuery } from "@tanstack/react-query";
import { useSearch } from "@tanstack/react-router";
import { FormLabel, Textbox } from "@utrecht/component-library-react";
import { send } from "../api.js";
import { Titel } from "../shell/titel.js";
import { vragen } from "../shell/vragen.js";
import { hoofdletter } from "../shell/woorden.js";
import { Mislukt } from "../ui/staat.js";
import { perHuis, rolnaam } from "./mensen.js";

/** Choose who you are; only where the platform runs with invented people. */
export function Aanmelden() {
  const { data: sessie } = useSuspenseQuery(vragen.sessie());
  const { naar } = useSearch({ from: "/aanmelden" });
  const [zoek, zetZoek] = useState("");
  const groepen = useMemo(() => perHuis(sessie, zoek), [sessie, zoek]);
  const kies = useMutation({
    mutationFn: (persoonId: string) => send("POST", "/sessie", { persoonId }),
    onSuccess: () => location.assign(naar?.startsWith("/") && !naar.startsWith("//") ? naar : "/"),
  });
  const eerste = groepen[0]?.mensen[0];
  return (
    <main className="aanmelden">
      <Titel venster="Aanmelden">Aanmelden</Titel>
      {sessie.mensen.length === 0 ? (
        <p>Je bent niet aangemeld. Ga terug naar het aanmeldscherm van je organisatie en probeer het opnieuw.</p>
      ) : (
        <>
          <p className="aanmelden__uitleg">
            Dit is een omgeving met verzonnen mensen en gegevens. Kies als wie je wilt werken.
          </p>
          <form
            role="search"
            className="aanmelden__zoek"
            onSubmit={(event) => {
              event.preventDefault();
              if (eerste) kies.mutate(eerste.id);
            }}
          >
            <FormLabel htmlFor="zoek">Zoek op naam, rol of organisatie</FormLabel>
            <Textbox
              id="zoek"
              type="search"
              autoComplete="off"
              value={zoek}
              onChange={(e) => zetZoek(e.target.value)}
            />
          </form>
          {kies.error && <Mislukt fout={kies.error} />}
          <p role="status" className="alleen-voorlezen">
            {zoek && `${groepen.reduce((som, { mensen }) => som + mensen.length, 0)} mensen gevonden`}
          </p>
          {groepen.length === 0 && (
            <p className="leeg__tekst">Niemand gevonden. Zoek op een deel van een naam of rol.</p>
          )}
          {groepen.map(({ huis, mensen }) => (
            <section key={huis.code} aria-labelledby={`huis-${huis.code}`}>
              <h2 id={`huis-${huis.code}`} className="utrecht-heading-2">
                {huis.naam}
              </h2>
              <ul className="mensen">
                {mensen.map((een) => (
                  <li key={een.id}>
                    <button
                      type="button"
                      className="mens"
                      disabled={kies.isPending}
                      onClick={() => kies.mutate(een.id)}
                    >
                      <span className="mens__naam">{een.naam}</span>
                      <span className="mens__rollen">
                        {hoofdletter(een.rollen.map(rolnaam).filter(Boolean).join(", "))}
                      </span>
                      <span className="mens__organisatie">
                        {een.organisatie === "huis"
                          ? huis.korteNaam
                          : hoofdletter(een.organisatie.replaceAll("-", " "))}
                      </span>
                    </button>
                  </li>
                ))}
              </ul>
            </section>
          ))}
        </>
      )}
    </main>
  );
}
