const ENTITIES = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** Text as it stands between tags and in attributes. */
export function escapeMarkup(text) {
  return /[&<>"]/.test(text) ? text.replace(/[&<>"]/g, (character) => ENTITIES[character]) : text;
}

const MONTHS = 'January February March April May June July August September October November December'.split(' ');
const DAYS = 'Sunday Monday Tuesday Wednesday Thursday Friday Saturday'.split(' ');

export const formatDay = (date) => `${MONTHS[date.getUTCMonth()]} ${date.getUTCDate()}, ${date.getUTCFullYear()}`;
export const formatMonth = (date) => `${MONTHS[date.getUTCMonth()]} ${date.getUTCFullYear()}`;
export const formatWeekday = (date) => `${DAYS[date.getUTCDay()]}, ${formatDay(date)}`;
export const formatMoment = (date) => {
  const hours = date.getUTCHours();
  return `${formatDay(date)} at ${hours % 12 || 12}:${String(date.getUTCMinutes()).padStart(2, '0')} ${hours < 12 ? 'AM' : 'PM'}`;
};
