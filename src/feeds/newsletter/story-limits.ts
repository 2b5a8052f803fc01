/** Characters. Bots write headlines of any length; nobody reads more of one in a list. */
export const MAX_HEADLINE = 220;
export const MAX_EXCERPT = 300;
export const MAX_NAME = 80;

/** Of a correction; where it is longer, its story has the rest. */
export const MAX_CORRECTION = 400;

/** Of the paper's own title and description. */
export const MAX_PAPER_NAME = 100;
export const MAX_MOTTO = 300;

/** Sources that tell a story, in a line; a story that a hundred tell would fill the mail. */
export const MOST_NAMED = 12;
