/** Does this text answer what was typed? Case, accents and Arabic spelling do not matter. */

/** Letters that people type for one another. */
const SAME: Readonly<Record<string, string>> = {
  أ: "ا", إ: "ا", آ: "ا", ٱ: "ا", ى: "ي", ئ: "ي", ؤ: "و", ة: "ه",
  "٠": "0", "١": "1", "٢": "2", "٣": "3", "٤": "4",
  "٥": "5", "٦": "6", "٧": "7", "٨": "8", "٩": "9",
  œ: "oe", æ: "ae", "’": "'", "ʼ": "'", "–": "-", "‑": "-", "\u00a0": " ", "\u202f": " ",
};

/** Accents of Latin letters, Arabic vowel marks, superscript alef, tatweel. */
const MARKS = /[\u0300-\u036f\u064b-\u0655\u0670\u0640]/g;

/** Fold `text`, and say from which place of it each folded letter comes. */
function foldWithPlaces(text: string): { folded: string; places: number[] } {
  let folded = "";
  const places: number[] = [];
  for (let i = 0; i < text.length; i++) {
    const letter = text.charAt(i).toLowerCase();
    const plain = SAME[letter] ?? letter.normalize("NFD").replace(MARKS, "");
    for (let j = 0; j < plain.length; j++) places.push(i);
    folded += plain;
  }
  return { folded, places };
}

/** Fold `text` to what is compared. */
export function fold(text: string): string {
  return foldWithPlaces(text).folded;
}

/** Is every word of `query` somewhere in `haystack`, which is folded already? */
export function matches(haystack: string, query: string): boolean {
  return fold(query).split(/\s+/).every((word) => haystack.includes(word));
}

/** Cut `label` in three around the first place where `query`, or its first word, is found. */
export function cut(label: string, query: string): [before: string, hit: string, after: string] {
  const { folded, places } = foldWithPlaces(label);
  const whole = fold(query.trim());
  for (const wanted of [whole, ...whole.split(/\s+/)]) {
    const at = wanted ? folded.indexOf(wanted) : -1;
    if (at < 0) continue;
    const from = places[at] ?? 0;
    let to = (places[at + wanted.length - 1] ?? from) + 1;
    // Vowel marks after the last letter belong to the hit.
    while (to < label.length && label.charAt(to).replace(MARKS, "") === "") to++;
    return [label.slice(0, from), label.slice(from, to), label.slice(to)];
  }
  return [label, "", ""];
}
