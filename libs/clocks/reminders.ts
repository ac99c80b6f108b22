/**
 * When an action that follows a decision is recalled to whoever it is given to: no text says it, usage does. In days of the place, from the last day on which it is to be done; after it, also to whoever
 * decided it. Another usage is another line of this table.
 */
export interface Reminder { readonly type: 'action.reminded' | 'action.due' | 'action.overdue'; readonly mark: string; /** From so many days after the last one, until the next of these. */ readonly from: number; readonly article: string }

/** [D] Seven days before, the day itself, seven days after (J-7, J0, J+7). */
export const REMINDERS: readonly Reminder[] = [
  { type: 'action.reminded', mark: 'reminded_at', from: -7, article: 'usage [D]' },
  { type: 'action.due', mark: 'due_told_at', from: 0, article: 'usage [D]' },
  { type: 'action.overdue', mark: 'overdue_told_at', from: 7, article: 'usage [D]' },
];
