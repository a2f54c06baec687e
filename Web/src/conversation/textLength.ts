/** The default alphabet of texts: 3GPP TS 23.038, 6.2.1, and its extension table, whose characters take two places. */
const basic = new Set(
  '@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !"#¤%&\'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà',
);
const extension = new Set('\f^{}\\[~]|€');

export interface Parts {
  /** Whether one character of it makes the whole text take the alphabet of half as many. */
  costly: boolean;
  characters: number;
  parts: number;
}

/**
 * Into how many parts a text is cut for the air, as the server counts it: parts are what is paid for. A character is never cut in
 * two; 140 octets a part, of which the header that joins parts takes 6.
 */
export function partsOf(text: string): Parts {
  const each = [...text];
  const costly = each.some((character) => !basic.has(character) && !extension.has(character));
  const sizes = each.map((character) => (costly ? character.length : extension.has(character) ? 2 : 1));
  const [alone, joined] = costly ? [70, 67] : [160, 153];
  const characters = sizes.reduce((sum, size) => sum + size, 0);
  if (characters <= alone) return { costly, characters, parts: Math.min(characters, 1) };

  let [parts, used] = [1, 0];
  for (const size of sizes) {
    if (used + size > joined) [parts, used] = [parts + 1, 0];
    used += size;
  }

  return { costly, characters, parts };
}
