import { useState, type ReactNode } from "react";
import { useInfiniteQuery } from "@tanstack/react-query";
import {
  PrimaryActionButton,
  SecondaryActionButton,
  SubtleButton,
  Table,
  TableBody,
  TableCell,
  TableRow,
} from "@utrecht/component-library-react";
import { Titel } from "../shell/titel.js";
import { vragen } from "../shell/vragen.js";
import { useHuis } from "../shell/woorden.js";
import type { Registerdeel, Registeritems } from "../typen-register.js";
import type { Collegas } from "../typen.js";
import { Dialoog } from "../ui/dialoog.js";
import { Formulier } from "../ui/fouten.js";
import { useLijsttoetsen } from "../ui/lijst.js";
import { useOpdracht } from "../ui/opdracht.js";
import { Gelezen, Leeg } from "../ui/staat.js";
import { Tabelkop } from "../ui/tabelkop.js";
import { Tekstregel } from "../ui/veld.js";

/** How somebody or something of the register ends: what that is called, what it means, and what is said after it. */
export type Einde = { titel: string; uitleg: string; knop: string; klaar: string };

/** One part of the register: its words, its columns and its form. */
type Deel<D extends Registerdeel> = {
  deel: D;
  venster: string;
  titel: string;
  toevoegen: string;
  leeg: string;
  koppen: string[];
  id: (een: Registeritems[D]) => string;
  cellen: (een: Registeritems[D], collegas: Collegas) => ReactNode[];
  /** What stands there instead of buttons, of what this manager may not change. */
  vast?: (een: Registeritems[D]) => string | undefined;
  /** Absent for what has ended, or can't. */
  einde: (een: Registeritems[D]) => Einde | undefined;
  formulier: (een: Registeritems[D] | null, sluit: () => void) => ReactNode;
  /** What asks for attention above the list. */
  aandacht?: (open: (een: Registeritems[D]) => void) => ReactNode;
};

/** A part of the register for the manager of the house: found by name, added, changed, ended. */
export function Register<D extends Registerdeel>(deel: Deel<D>) {
  const [tekst, zetTekst] = useState("");
  const [open, zetOpen] = useState<Registeritems[D] | "nieuw">();
  const [weg, zetWeg] = useState<Registeritems[D]>();
  useLijsttoetsen();
  return (
    <div className="bladzijde bladzijde--breed bladzijde--stapel">
      <Titel venster={deel.venster}>{deel.titel}</Titel>
      <div className="naast-elkaar naast-elkaar--eind">
        <Zoekregel zoek={zetTekst} />
        <PrimaryActionButton onClick={() => zetOpen("nieuw")}>{deel.toevoegen}</PrimaryActionButton>
      </div>
      {deel.aandacht?.(zetOpen)}
      <Bladzijden deel={deel} tekst={tekst} open={zetOpen} beeindig={zetWeg} />
      {open && deel.formulier(open === "nieuw" ? null : open, () => zetOpen(undefined))}
      {weg && <Beeindigen deel={deel} een={weg} sluit={() => zetWeg(undefined)} />}
    </div>
  );
}

/** Looks when it is asked, not at every letter: every search is itself in the log. */
function Zoekregel({ zoek }: { zoek: (tekst: string) => void }) {
  const [getypt, zet] = useState("");
  return (
    <Formulier className="zoekregel" fout={null} onVerstuur={() => zoek(getypt.trim())}>
      <Tekstregel waar="tekst" label="Deel van de naam" waarde={getypt} op={zet} />
      <SecondaryActionButton type="submit">Zoeken</SecondaryActionButton>
    </Formulier>
  );
}

type Handelingen<T> = { open: (een: T) => void; beeindig: (een: T) => void };

function Bladzijden<D extends Registerdeel>({
  deel,
  tekst,
  ...handelingen
}: { deel: Deel<D>; tekst: string } & Handelingen<Registeritems[D]>) {
  const { huis } = useHuis();
  const vraag = useInfiniteQuery(vragen.register(huis.code, deel.deel, tekst));
  return (
    <Gelezen vraag={vraag} rijen={12}>
      {({ pages }) => {
        const items = pages.flatMap((bladzijde) => bladzijde.items);
        const meer = vraag.hasNextPage ? " of meer" : "";
        return (
          <>
            <p role="status" className="stil">
              {tekst && `${items.length}${meer} gevonden met “${tekst}” in de naam.`}
            </p>
            {items.length > 0 ? (
              <Lijst
                deel={deel}
                items={items}
                collegas={Object.assign({}, ...pages.map(({ collegas }) => collegas))}
                {...handelingen}
              />
            ) : (
              !tekst && <Leeg>{deel.leeg}</Leeg>
            )}
            {vraag.hasNextPage && (
              <div className="knoppen">
                <SecondaryActionButton disabled={vraag.isFetchingNextPage} onClick={() => void vraag.fetchNextPage()}>
                  Meer laten zien
                </SecondaryActionButton>
              </div>
            )}
          </>
        );
      }}
    </Gelezen>
  );
}

function Lijst<D extends Registerdeel>({
  deel,
  items,
  collegas,
  ...handelingen
}: { deel: Deel<D>; items: Registeritems[D][]; collegas: Collegas } & Handelingen<Registeritems[D]>) {
  return (
    <div className="schuif">
      <Table className="tabel tabel--rijen">
        <Tabelkop koppen={[...deel.koppen, "Doen"]} />
        <TableBody>
          {items.map((een) => (
            <TableRow key={deel.id(een)}>
              {deel.cellen(een, collegas).map((cel, plek) => (
                <TableCell key={deel.koppen[plek]}>{cel}</TableCell>
              ))}
              <TableCell className="heel">
                <Doen deel={deel} een={een} {...handelingen} />
              </TableCell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </div>
  );
}

function Doen<D extends Registerdeel>({
  deel,
  een,
  open,
  beeindig,
}: { deel: Deel<D>; een: Registeritems[D] } & Handelingen<Registeritems[D]>) {
  const vast = deel.vast?.(een);
  if (vast) return <span className="stil">{vast}</span>;
  const einde = deel.einde(een);
  return (
    <>
      <SecondaryActionButton data-rij aria-label={`Wijzigen: ${een.naam}`} onClick={() => open(een)}>
        Wijzigen
      </SecondaryActionButton>{" "}
      {einde && (
        <SubtleButton aria-label={`${einde.knop}: ${een.naam}`} onClick={() => beeindig(een)}>
          Beëindigen
        </SubtleButton>
      )}
    </>
  );
}

function Beeindigen<D extends Registerdeel>({
  deel,
  een,
  sluit,
}: {
  deel: Deel<D>;
  een: Registeritems[D];
  sluit: () => void;
}) {
  const [{ titel, uitleg, knop, klaar }] = useState(() => deel.einde(een)!);
  const { mutate, error, isPending } = useOpdracht(klaar, sluit);
  const pad = `/information-hub/${deel.deel}/${deel.id(een)}/einde`;
  return (
    <Dialoog titel={titel} sluit={sluit}>
      <Formulier className="formulier" fout={error} onVerstuur={() => mutate({ pad, inhoud: {} })}>
        <p>{uitleg}</p>
        <PrimaryActionButton type="submit" disabled={isPending}>
          {knop}
        </PrimaryActionButton>
      </Formulier>
    </Dialoog>
  );
}
