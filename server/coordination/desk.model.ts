import type { DeskTaskName } from './desk.type.ts';

/** Most urgent first, and about how many minutes one of them takes. */
const urgency: readonly { name: DeskTaskName; minutes: number }[] = [
  { name: 'REVIEW', minutes: 2 },
  { name: 'REPORTS', minutes: 3 },
  { name: 'CLAIMS', minutes: 3 },
  { name: 'PROPOSALS', minutes: 5 },
  { name: 'REMINDERS', minutes: 5 },
  { name: 'CALLS', minutes: 4 },
  { name: 'PARKED_MAIL', minutes: 2 },
  { name: 'DUPLICATES', minutes: 3 },
  { name: 'UNCONFIRMED', minutes: 3 },
  { name: 'INCOMPLETE', minutes: 2 },
];
/** More tasks than that nobody begins. */
const most = 7;

export interface CountedTask {
  name: DeskTaskName;
  count: number;
  since: Date | null;
}

/** What waits, by urgency, with the minutes it takes; what is empty is left out. */
export function orderTasks(counted: readonly CountedTask[]): (CountedTask & { minutes: number })[] {
  return urgency
    .flatMap(({ name, minutes }) => {
      const task = counted.find((one) => one.name === name);
      return task === undefined || task.count === 0 ? [] : [{ ...task, minutes: minutes * task.count }];
    })
    .slice(0, most);
}
