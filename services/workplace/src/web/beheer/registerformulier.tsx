import type { ReactNode } from "react";
import { useQuery } from "@tanstack/react-query";
import { PrimaryActionButton, SubtleButton } from "@utrecht/component-library-react";
import { vragen } from "../shell/vragen.js";
import { useHuis } from "../shell/woorden.js";
import type { Registerdeel } from "../typen-register.js";
import { Dialoog } from "../ui/dialoog.js";
import { Formulier } from "../ui/fouten.js";
import { useOpdracht } from "../ui/opdracht.js";
import { Gelezen } from "../ui/staat.js";
import { Zoekkeuze } from "../ui/zoekkeuze.js";

/** What is left open is left out. */
const ingevuld = (velden: object): object =>
  Object.fromEntries(Object.entries(velden).filter(([, waarde]) => waarde !== ""));

/** Something new in the register, or everything that may change of what is there, at once. */
export function Registerformulier({
  deel,
  van,
  toevoegen,
  knop,
  nieuw,
  velden,
  sluit,
  children,
}: {
  deel: Registerdeel;
  /** What is changed; null for something new. */
  van: { id: string; naam: string } | null;
  toevoegen: string;
  knop: string;
  /** What is set once. */
  nieuw: object;
  velden: object;
  sluit: () => void;
  children: ReactNode;
}) {
  const { huis } = useHuis();
  const { mutate, error, isPending } = useOpdracht(van ? "Gewijzigd." : "Toegevoegd.", sluit);
  const verstuur = () => {
    if (van) mutate({ methode: "PUT", pad: `/information-hub/${deel}/${van.id}`, inhoud: ingevuld(velden) });
    else mutate({ pad: `/information-hub/${deel}`, inhoud: { huis: huis.code, ...nieuw, ...ingevuld(velden) } });
  };
  return (
    <Dialoog titel={van ? `${van.naam} wijzigen` : toevoegen} sluit={sluit}>
      <Formulier className="formulier" fout={error} onVerstuur={verstuur}>
        {children}
        <div className="knoppen">
          <PrimaryActionButton type="submit" disabled={isPending}>
            {van ? "Wijzigen" : knop}
          </PrimaryActionButton>
          <SubtleButton type="button" onClick={sluit}>
            Niet doen
          </SubtleButton>
        </div>
      </Formulier>
    </Dialoog>
  );
}

/** The name of an organisation as the register has it, and not the file of the house with which the register began. */
export const useOrganisatienaam = (): ((code: string) => string) => {
  const { huis } = useHuis();
  const { data } = useQuery(vragen.organisaties(huis.code));
  return (code) => data?.items.find((een) => een.code === code)?.naam ?? code;
};

/** One of the organisations that take part. */
export function Organisatiekeuze(veld: { waar: string; label: string; waarde: string; op: (code: string) => void }) {
  const { huis } = useHuis();
  return (
    <Gelezen vraag={useQuery(vragen.organisaties(huis.code))} rijen={1}>
      {({ items }) => <Zoekkeuze {...veld} opties={items.filter(({ beeindigdOp }) => !beeindigdOp)} />}
    </Gelezen>
  );
}
