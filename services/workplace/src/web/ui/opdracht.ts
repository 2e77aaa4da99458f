import { useMutation } from "@tanstack/react-query";
import { send } from "../api.js";
import { readAgain } from "../shell/vragen.js";
import { useHuis } from "../shell/woorden.js";
import { zeg } from "../shell/meldingen.js";

export type Opdracht = { methode?: "POST" | "PUT" | "DELETE"; pad: string; inhoud?: object };

/**
 * A command to a service: on success the screen says so and reads again, on a refusal `error` is the Problem for the
 * form.
 * @param klaar what to say, in the words of the house; may depend on the answer
 * @param daarna what to do after the screen has been read again, with the answer
 */
export const useOpdracht = <A = unknown>(klaar: string | ((antwoord: A) => string), daarna?: (antwoord: A) => void) => {
  const { huis } = useHuis();
  return useMutation<A, Error, Opdracht>({
    mutationFn: ({ methode = "POST", pad, inhoud }) => send<A>(methode, pad, inhoud),
    onSuccess: async (antwoord) => {
      zeg(typeof klaar === "string" ? klaar : klaar(antwoord));
      await readAgain(huis.code);
      daarna?.(antwoord);
    },
  });
};
