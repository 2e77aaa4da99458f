/** Where a process may die between two steps that are not one. What comes of it then stands in docs/delivery.md. */
export const killPointNames = [
  "read-not-sent",
  "sent-not-forgotten",
  "received-not-handled",
  "written-not-committed",
  "committed-not-told",
  "handled-not-committed",
  "refused-not-held",
  "claimed-not-fired",
  "taken-not-done",
  "mailed-not-recorded",
  "done-not-forgotten",
] as const;
export type KillPoint = (typeof killPointNames)[number];

/** What happens there: nothing, but in a process of a fault run, which sets `at` before it starts. */
export const killPoints: { at?: (point: KillPoint) => Promise<void> } = {};

export const killPoint = async (point: KillPoint): Promise<void> => {
  if (killPoints.at) await killPoints.at(point);
};
