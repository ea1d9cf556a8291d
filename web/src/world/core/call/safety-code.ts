/** A code that people in a call read to each other: the same for all only when nobody sits in between.
 *
 * It is made from the DTLS fingerprints of everybody, as each side sees them: its own, and those that its connections
 * really have. Somebody in between must show each side a certificate of their own, which changes the set.
 *
 * Twenty decimal digits are 66 bits. There is no commitment as in ZRTP (RFC 6189, 4.4.1.1), so somebody in between could
 * look for two certificates that give the same digits: a birthday search of some 2^33 trials. Each trial is therefore
 * made to cost as much as 2^17 hashes (PBKDF2, RFC 8018), and the certificates are new in each call: some 2^50 hashes,
 * to be done while people wait to be connected. Groups of five digits as in Signal's safety numbers
 * (https://signal.org/docs/specifications/).
 */

const GROUPS = 4;
const DIGITS = 5;
const ROUNDS = 131_072;
const PURPOSE = "abaton safety code 1";

/** Return `12345 67890 12345 67890` for the fingerprints of all people in a call, in any order, each once. */
export async function safetyCode(fingerprints: Iterable<string>): Promise<string> {
  const all = [...new Set([...fingerprints].map((one) => one.trim().toLowerCase()))].sort();
  const text = new TextEncoder();
  const key = await crypto.subtle.importKey("raw", text.encode(all.join("\n")), "PBKDF2", false, ["deriveBits"]);
  const bits = await crypto.subtle.deriveBits(
    { name: "PBKDF2", hash: "SHA-256", salt: text.encode(PURPOSE), iterations: ROUNDS },
    key,
    GROUPS * 64,
  );
  const view = new DataView(bits);
  return Array.from({ length: GROUPS }, (_, group) =>
    // 64 bits for five digits: no digit is likelier than another by more than 1 in 10^14.
    (view.getBigUint64(8 * group) % BigInt(10 ** DIGITS)).toString().padStart(DIGITS, "0"),
  ).join(" ");
}

/** Return the fingerprint that a session description names, with its hash: `sha-256 ab:cd:…`. */
export function fingerprintOf(sdp: string | undefined): string | undefined {
  return sdp?.match(/^a=fingerprint:\s*(\S+\s+[0-9a-f:]+)\s*$/im)?.[1]?.toLowerCase();
}
