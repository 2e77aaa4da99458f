/** Where `npm start` listens: the workplace first, the rest after it; ZVH_PORT moves them all. */
const names = [
  "workplace",
  "intake",
  "information-hub",
  "triage",
  "case-plan",
  "notification",
  "mail",
  "smtp",
  "klok",
  "postgres",
  "aanmelden",
  "kafka",
  "kafka-controller",
  "nazorg",
];

export const ports = Object.fromEntries(
  names.map((name, i) => [name, Number(process.env.ZVH_PORT ?? 4100) + i]),
) as Record<string, number>;
