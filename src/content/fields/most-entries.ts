/** How long the lists of front matter and of a topic's file may be: far beyond what is written, and short enough to be built at once. */
export const MOST_ENTRIES = {
  topics: 50,
  images: 100,
  related: 100,
  aliases: 100,
  tags: 100,
  authors: 100,
  publishers: 100,
  keywords: 100,
  services: 100,
  allowedHosts: 100,
  stock: 100,
  fields: 100,
};
