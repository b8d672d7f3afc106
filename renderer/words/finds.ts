/** How many places were found in a story. */
import { wordNumber } from './numbers.ts';

/** "3 of 12", "3 of 1,000 or more", "Not in this story", or nothing before anything was typed. */
export const wordFound = (words: string, at: number, count: number, most: number): string => {
  if (words.trim() === '') return '';
  if (count === 0) return 'Not in this story';
  return `${wordNumber(at)} of ${wordNumber(count)}${count >= most ? ' or more' : ''}`;
};
