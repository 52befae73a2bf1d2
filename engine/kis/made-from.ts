/**
 * Says what a new row is made of. No part of KisFlow, and changes nothing that a flow does: live runs know by it which message a row
 * comes from, so that one that comes again takes its own place, and whoever follows a row through a run in the Studio is certain of it.
 */
export interface MadeFrom {
  /** One of the rows that the function was given, of which alone the new one is made; of an array one each. */
  readonly from: unknown;
}
