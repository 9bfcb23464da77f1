/**
 * Questions that a change of a report makes outdated, and the changes themselves: answers to persisted documents carry no type
 * names, by which urql would find out by itself.
 */
export const reportContext = { additionalTypenames: ['Report'] };
