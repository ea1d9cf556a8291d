/** Two soft tones, about a second: for the loudspeaker test, and when a door opens. */
export async function ring(): Promise<void> {
  const context = new AudioContext();
  await context.resume();
  for (const [at, hz] of [
    [0, 523],
    [0.35, 659],
  ] as const) {
    const tone = context.createOscillator();
    const loudness = context.createGain();
    tone.frequency.value = hz;
    const start = context.currentTime + at;
    loudness.gain.setValueAtTime(0, start);
    loudness.gain.linearRampToValueAtTime(0.25, start + 0.04);
    loudness.gain.exponentialRampToValueAtTime(0.001, start + 0.6);
    tone.connect(loudness).connect(context.destination);
    tone.start(start);
    tone.stop(start + 0.65);
  }
  await new Promise((done) => setTimeout(done, 1_100));
  await context.close();
}

/** How loud a piece of sound is, 0 to 1: the gate is at -50 dB, full at -10 dB. */
export function levelOf(samples: Float32Array): number {
  let sum = 0;
  for (const sample of samples) sum += sample * sample;
  const decibel = 20 * Math.log10(Math.sqrt(sum / Math.max(1, samples.length)) || 1e-9);
  return Math.min(1, Math.max(0, (decibel + 50) / 40));
}
