import { een, huis, lijst, verander, type Deur } from "./soorten.js";
import { types } from "./wereld.partners.js";

// Subscriptions of partners' systems: one's own, and for the manager of the house that they are there.

const alleenEigen = (wat: string): Deur => ({
  kind: "huis",
  vraag: (_, { id }) => ({ pad: `abonnementen/${id}/${wat}` }),
});

export const partnerdeuren: Record<string, Deur> = {
  "GET abonnementen": lijst("abonnement", "abonnementen"),
  "POST abonnementen": huis("abonnementen", () => ({ types })),
  "GET abonnementen/:abonnementId": een("abonnement", "abonnementen/{}"),
  "PUT abonnementen/:abonnementId": verander("abonnement", "abonnementen/{}", { types }),
  "DELETE abonnementen/:abonnementId": verander("abonnement", "abonnementen/{}"),
  "POST abonnementen/:abonnementId/geheimen": verander("abonnement", "abonnementen/{}/geheimen", {}),
  "POST abonnementen/:abonnementId/uitschakeling": verander("abonnement", "abonnementen/{}/uitschakeling", {}),
  "POST abonnementen/:abonnementId/herlevering": verander("abonnement", "abonnementen/{}/herlevering", {}),
  "GET abonnementen/:abonnementId/pogingen": een("abonnement", "abonnementen/{}/pogingen"),
  "GET abonnementen/:abonnementId/gebeurtenissen": alleenEigen("gebeurtenissen"),
};
