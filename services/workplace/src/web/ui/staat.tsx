import type { ReactNode } from "react";
import { Link } from "@tanstack/react-router";
import { Heading2, Paragraph, SecondaryActionButton } from "@utrecht/component-library-react";
import { Problem } from "../api.js";

/** While something is read: rows in grey, so that nothing jumps when it comes. */
export function BezigMetLaden({ rijen = 6 }: { rijen?: number }) {
  return (
    <div className="laden" role="status">
      <span className="alleen-voorlezen">Bezig met laden</span>
      {Array.from({ length: rijen }, (_, rij) => (
        <span key={rij} className="laden__rij" aria-hidden="true" />
      ))}
    </div>
  );
}

/** An empty list says what would stand here and how it gets there. */
export function Leeg({ titel, children }: { titel?: string; children: ReactNode }) {
  return (
    <div className="leeg">
      {titel && <Heading2 className="leeg__titel">{titel}</Heading2>}
      <Paragraph className="leeg__tekst">{children}</Paragraph>
    </div>
  );
}

/** A read that failed: the sentence of the service, and a way to try again. */
export function Mislukt({ fout, opnieuw }: { fout: Error; opnieuw?: () => void }) {
  const zin = fout instanceof Problem ? fout.title : "Dit deel van de werkplek deed het niet. Probeer het opnieuw.";
  return (
    <div className="leeg" role="alert">
      <Paragraph className="leeg__tekst">{zin}</Paragraph>
      {opnieuw && <SecondaryActionButton onClick={opnieuw}>Opnieuw proberen</SecondaryActionButton>}
    </div>
  );
}

export function NietGevonden() {
  return (
    <div className="leeg">
      <Heading2 className="leeg__titel">Deze pagina bestaat niet</Heading2>
      <Paragraph className="leeg__tekst">
        Het adres klopt niet of is veranderd. <Link to="/">Naar Vandaag</Link>
      </Paragraph>
    </div>
  );
}

/** Below a list that is longer than the screen reads. */
export const Meer = ({ volgende }: { volgende: string | null }) =>
  volgende && <p className="leeg__tekst leeg">Er zijn er meer dan hier staan. Werk deze af, of kies een filter.</p>;

type Vraag<T> = { data: T | undefined; error: Error | null; refetch: () => unknown };

/** What may not be seen any more: then what was read before goes from the screen too. */
const isWeg = (fout: Error | null): boolean =>
  fout instanceof Problem && ["niet-gevonden", "geen-toegang"].includes(fout.code);

/** Loading, wrong and there: the three states of a read, in one place. */
export function Gelezen<T>({
  vraag,
  rijen,
  children,
}: {
  vraag: Vraag<T>;
  rijen?: number;
  children: (data: T) => ReactNode;
}) {
  if (vraag.data !== undefined && !isWeg(vraag.error)) return children(vraag.data);
  if (vraag.error) return <Mislukt fout={vraag.error} opnieuw={() => void vraag.refetch()} />;
  return <BezigMetLaden rijen={rijen} />;
}
