import { useQuery } from "@tanstack/react-query";
import {
  SecondaryActionButton,
  SubtleButton,
  Table,
  TableBody,
  TableCell,
  TableRow,
} from "@utrecht/component-library-react";
import { Titel } from "../shell/titel.js";
import { vragen } from "../shell/vragen.js";
import { naamVan, useHuis } from "../shell/woorden.js";
import type { Abonnement } from "../typen-register.js";
import { Foutoverzicht } from "../ui/fouten.js";
import { useLijsttoetsen } from "../ui/lijst.js";
import { useOpdracht } from "../ui/opdracht.js";
import { Gelezen, Leeg, Meer } from "../ui/staat.js";
import { Tabelkop } from "../ui/tabelkop.js";
import { Moment, Termijn } from "../ui/termijn.js";
import { soortTekst } from "./woorden.js";

const koppen = ["Organisatie", "Systeem", "Gebeurtenissen", "Toestand", "Laatst geleverd", "Doen"];

const redenen: Record<string, string> = {
  opgezegd: "Uit: de ontvanger heeft zich afgemeld",
  onbereikbaar: "Uit: drie dagen niet bereikt",
  beheerder: "Uit: uitgezet door een beheerder",
  systeem: "Uit: uitgezet door het systeem zelf",
};

/** Which systems of partners hear what happens in this house, and how that goes, for its manager. */
export function Abonnementen() {
  const { huis, w } = useHuis();
  const vraag = useQuery(vragen.abonnementen(huis.code));
  const uit = useOpdracht("Uitgezet. Wat er gebeurt, wacht tot je het weer aanzet.");
  const aan = useOpdracht("Aangezet. Wat wachtte, gaat nu op weg.");
  const fout = uit.error ?? aan.error;
  const opdracht = ({ id }: Abonnement, wat: string) => ({
    pad: `/notification/abonnementen/${id}/${wat}`,
    inhoud: {},
  });
  useLijsttoetsen();
  return (
    <div className="bladzijde bladzijde--breed">
      <Titel venster="Systemen">{w("Systemen van «partner.meervoud»")}</Titel>
      {fout && <Foutoverzicht fout={fout} />}
      <Gelezen vraag={vraag} rijen={6}>
        {({ items, volgende }) => (
          <>
            {items.length > 0 ? (
              <Lijst
                items={items}
                bezig={uit.isPending || aan.isPending}
                zetUit={(een) => uit.mutate(opdracht(een, "uitschakeling"))}
                lever={(een) => aan.mutate(opdracht(een, "herlevering"))}
              />
            ) : (
              <Leeg>
                {w("Geen systeem van een «partner» luistert mee. Abonneert er een zich, dan staat het hier.")}
              </Leeg>
            )}
            <Meer volgende={volgende} />
          </>
        )}
      </Gelezen>
    </div>
  );
}

type Handelingen = { bezig: boolean; zetUit: (een: Abonnement) => void; lever: (een: Abonnement) => void };

function Lijst({ items, ...handelingen }: { items: Abonnement[] } & Handelingen) {
  return (
    <div className="schuif">
      <Table className="tabel tabel--rijen">
        <Tabelkop koppen={koppen} />
        <TableBody>
          {items.map((een) => (
            <Rij key={een.id} een={een} {...handelingen} />
          ))}
        </TableBody>
      </Table>
    </div>
  );
}

function Rij({ een, bezig, zetUit, lever }: { een: Abonnement } & Handelingen) {
  const { huis } = useHuis();
  const naam = naamVan(huis.organisaties, een.organisatie);
  const actief = een.staat === "actief";
  return (
    <TableRow>
      <TableCell>{naam}</TableCell>
      <TableCell>
        <code>{een.systeem}</code>
      </TableCell>
      <TableCell>{een.types.map(soortTekst).join(", ")}</TableCell>
      <TableCell>
        <Toestand een={een} />
      </TableCell>
      <TableCell className="heel">{een.geleverdOp ? <Moment op={een.geleverdOp} /> : "Nog niets"}</TableCell>
      <TableCell className="heel">
        {(!actief || een.pogingen > 0) && (
          <SecondaryActionButton
            data-rij
            disabled={bezig}
            aria-label={`${actief ? "Nu opnieuw proberen" : "Aanzetten"}: ${naam}`}
            onClick={() => lever(een)}
          >
            {actief ? "Nu opnieuw proberen" : "Aanzetten"}
          </SecondaryActionButton>
        )}{" "}
        {actief && (
          <SubtleButton data-rij disabled={bezig} aria-label={`Uitzetten: ${naam}`} onClick={() => zetUit(een)}>
            Uitzetten
          </SubtleButton>
        )}
      </TableCell>
    </TableRow>
  );
}

function Toestand({ een: { reden, sink, pogingen, volgendePogingOp } }: { een: Abonnement }) {
  if (reden) return <>{redenen[reden]}</>;
  if (!sink) return <>Haalt zelf op</>;
  if (pogingen === 0) return <>Goed</>;
  return (
    <>
      {pogingen === 1 ? "1 poging mislukt" : `${pogingen} pogingen mislukt`}; opnieuw over{" "}
      <Termijn tot={volgendePogingOp} />
    </>
  );
}
