/** How many letters are wrong, missing, too many or swapped with their neighbour; undefined if more than asked for. */
export interface Distance {
  whole: number | undefined;
  /** From the nearest beginning of the candidate: people search while they type. */
  beginning: number | undefined;
}

/**
 * Measures a word's distance from many others. Optimal string alignment
 * (https://en.wikipedia.org/wiki/Damerau%E2%80%93Levenshtein_distance), only near the diagonal.
 * @param most beyond this many letters nothing is measured
 */
export function measureDistanceFrom(word: string, most: number): (candidate: string) => Distance {
  const width = word.length + most + 1;
  const far = most + 1;
  let [beforeLast, last, row] = [new Uint8Array(width + 1), new Uint8Array(width + 1), new Uint8Array(width + 1)];
  return (candidate) => {
    const columns = Math.min(candidate.length, word.length + most);
    if (columns < word.length - most) return { whole: undefined, beginning: undefined };
    for (let column = 0; column <= columns; column += 1) row[column] = Math.min(column, far);
    for (let letter = 1; letter <= word.length; letter += 1) {
      [beforeLast, last, row] = [last, row, beforeLast];
      row.fill(far);
      if (letter <= most) row[0] = letter;
      let nearest = row[0] ?? far;
      const code = word.charCodeAt(letter - 1);
      for (let column = Math.max(1, letter - most); column <= Math.min(columns, letter + most); column += 1) {
        const other = candidate.charCodeAt(column - 1);
        let distance = Math.min(
          (last[column - 1] ?? far) + (code === other ? 0 : 1),
          (last[column] ?? far) + 1,
          (row[column - 1] ?? far) + 1,
        );
        const isSwapped = code === candidate.charCodeAt(column - 2) && word.charCodeAt(letter - 2) === other;
        if (isSwapped) distance = Math.min(distance, (beforeLast[column - 2] ?? far) + 1);
        row[column] = Math.min(distance, far);
        nearest = Math.min(nearest, distance);
      }
      if (nearest > most) return { whole: undefined, beginning: undefined };
    }
    let beginning = far;
    for (let column = 0; column <= columns; column += 1) beginning = Math.min(beginning, row[column] ?? far);
    const whole = candidate.length === columns ? (row[columns] ?? far) : far;
    return { whole: whole > most ? undefined : whole, beginning: beginning > most ? undefined : beginning };
  };
}
