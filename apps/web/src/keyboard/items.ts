/** The lists that keys go through: whatever is a row of one holds something that takes the focus. */
const LISTS = '.rows, .messages, .board ul, .table tbody';
const REACHED = 'article[tabindex], a[href], button:not(:disabled), summary';

const listOf = (element: Element): HTMLElement | null => element.closest<HTMLElement>(LISTS);
const itemsOf = (list: HTMLElement): HTMLElement[] => [...list.children].filter((item): item is HTMLElement => item instanceof HTMLElement && item.querySelector(REACHED) !== null);

export const itemOf = (element: Element): HTMLElement | null => {
  const list = listOf(element);
  return list && (itemsOf(list).find((item) => item.contains(element)) ?? null);
};

/** The next or the former of its list; none past its ends: nobody is sent round. */
export function move(item: HTMLElement, by: 1 | -1): void {
  const items = itemsOf(listOf(item)!);
  reach(items[items.indexOf(item) + by]);
}

/** The list beside, of a board: its first element. */
export function moveAcross(item: HTMLElement, by: 1 | -1): void {
  const board = item.closest('.board');
  const lists = board ? [...board.querySelectorAll<HTMLElement>('ul')].filter((list) => itemsOf(list).length > 0) : [];
  const beside = lists[lists.indexOf(listOf(item)!) + by];
  if (beside) reach(itemsOf(beside)[0]);
}

function reach(item: HTMLElement | undefined): void {
  const target = item?.querySelector<HTMLElement>(REACHED);
  target?.focus();
  target?.scrollIntoView({ block: 'nearest' });
}

/** What is done of an element: its button, else what opens it. */
export const mainOf = (item: HTMLElement): HTMLElement | null => item.querySelector<HTMLElement>('.button, a[href]');
