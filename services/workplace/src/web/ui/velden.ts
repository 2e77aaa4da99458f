import { useState } from "react";

type Tekstveld<V> = { [K in keyof V]: V[K] extends string ? K & string : never }[keyof V];

/** The fields of a form as they are typed, and what each control of text needs. */
export const useVelden = <V extends object>(begin: V) => {
  const [velden, zet] = useState(begin);
  const veld = (waar: Tekstveld<V>, label: string) => ({
    waar,
    label,
    waarde: velden[waar] as string,
    op: (waarde: string) => zet({ ...velden, [waar]: waarde }),
  });
  return { velden, zet, veld };
};
