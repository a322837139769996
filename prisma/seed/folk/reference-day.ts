import { dage } from './dage.ts';

/** The day on which the sample's people are as old as their institution asks. Fixed: the same on every machine, every day. */
export const referenceDay: number = dage.of('2026-11-01');
