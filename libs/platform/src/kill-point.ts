/** Where a process may die between two steps that are not one transaction. */
export type KillPoint = "read-not-sent" | "sent-not-forgotten" | "written-not-committed" | "handled-not-committed";

/** What happens there: nothing, but in a process of a fault run, which sets `at` before it starts. */
export const killPoints: { at?: (point: KillPoint) => Promise<void> } = {};

export const killPoint = async (point: KillPoint): Promise<void> => {
  if (killPoints.at) await killPoints.at(point);
};
