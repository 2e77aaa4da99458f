import { newId } from "@zvh/platform";
import type { Ding, Huis, Soort } from "./mensen.js";

// The kinds of doors, and what somebody may learn through each.

type Vraag = { pad: string; inhoud?: object };
export type Deur =
  /** Shows one thing, or says that it is not there. */
  | { kind: "een"; soort: Soort; vraag: (id: string) => Vraag }
  /** Changes one thing: for who does not see it, it is not there. */
  | { kind: "verander"; soort: Soort; vraag: (id: string) => Vraag }
  /** Shows the things of these kinds of a house, all that somebody may see. */
  | { kind: "lijst"; soort: Soort; vraag: (huis: Huis) => Vraag }
  /** Shows the things of this kind that belong to the thing that is asked by, all that somebody may see. */
  | { kind: "bij"; soort: Soort; vraag: (huis: Huis, ding: Ding) => Vraag }
  /** Says something of a house of which nothing may be learned about a thing that one does not see. */
  | { kind: "huis"; vraag: (huis: Huis, ding: Ding) => Vraag }
  /** As the one before; but who must recognise people in a melding, or watch over it, sees whom the house knows, and not of what. */
  | { kind: "register"; vraag: (huis: Huis, ding: Ding) => Vraag }
  /** For who watches over it all: what was seen of a person, and by whom. Nobody else. */
  | { kind: "toezicht"; vraag: (huis: Huis, ding: Ding) => Vraag }
  /** For services alone, with a token for exactly that path. */
  | { kind: "systeem"; vraag: (id: string) => Vraag };

export const een = (soort: Soort, pad: string): Deur => ({
  kind: "een",
  soort,
  vraag: (id) => ({ pad: pad.replace("{}", id) }),
});
export const verander = (soort: Soort, pad: string, inhoud?: object): Deur => {
  return { kind: "verander", soort, vraag: (id) => ({ pad: pad.replace("{}", id), ...(inhoud && { inhoud }) }) };
};
export const lijst = (soort: Soort, pad: string): Deur => ({
  kind: "lijst",
  soort,
  vraag: (huis) => ({ pad: `${pad}${pad.includes("?") ? "&" : "?"}huis=${huis}` }),
});
export const bij = (soort: Soort, pad: string): Deur => ({
  kind: "bij",
  soort,
  vraag: (huis, { id }) => ({ pad: `${pad.replace("{}", id)}&huis=${huis}` }),
});
export const huis = (pad: string, inhoud?: (huis: Huis, ding: Ding) => object): Deur => ({
  kind: "huis",
  vraag: (code, ding) => ({
    pad: inhoud ? pad : `${pad}${pad.includes("?") ? "&" : "?"}huis=${code}`,
    ...(inhoud && { inhoud: inhoud(code, ding) }),
  }),
});
export const systeem = (pad: string, inhoud?: object): Deur => {
  return { kind: "systeem", vraag: (id) => ({ pad: pad.replace("{}", id), ...(inhoud && { inhoud }) }) };
};

export const onbekend = newId();
export const motivering = "Zo is het.";
export const register = (pad: string, inhoud: (huis: Huis) => object): Deur => ({
  kind: "register",
  vraag: (code) => ({ pad, inhoud: inhoud(code) }),
});
