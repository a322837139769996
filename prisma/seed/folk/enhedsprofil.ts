/** A kind of room: the age of its children in months, and how many there are. */
export interface RoomKind {
  alder: readonly [min: number, max: number];
  boern: readonly [min: number, max: number];
}

export interface Enhedsprofil {
  /** Rooms, or in dagpleje childminders; they take turns among the kinds. */
  stuer: readonly [min: number, max: number];
  roomKinds: readonly RoomKind[];
  rolle: 'Barn' | 'Elev';
  trin: 'DT' | 'Andet';
  boernPerAnsat: number;
}

const vuggestue: RoomKind = { alder: [10, 35], boern: [11, 13] };
const boernehave: RoomKind = { alder: [36, 71], boern: [15, 20] };
const dagtilbud = { rolle: 'Barn', trin: 'DT', boernPerAnsat: 2.66 } as const;
const klub = { rolle: 'Elev', trin: 'Andet', boernPerAnsat: 9 } as const;

/**
 * How a unit of each institutionstype is filled. Set so that the whole country gets about 300,000 children and 110,000
 * employees; what clubs send as role and level is an assumption (no source was found).
 */
export const enhedsprofiler: Readonly<Record<string, Enhedsprofil>> = {
  '6010': { stuer: [2, 4], roomKinds: [vuggestue], ...dagtilbud },
  '6011': { stuer: [2, 3], roomKinds: [boernehave], ...dagtilbud },
  '6012': { stuer: [3, 5], roomKinds: [vuggestue, boernehave], ...dagtilbud },
  '6013': { stuer: [8, 14], roomKinds: [{ alder: [10, 35], boern: [3, 4] }], ...dagtilbud },
  '6014': { stuer: [2, 3], roomKinds: [{ alder: [24, 71], boern: [14, 19] }], ...dagtilbud },
  '6020': { stuer: [2, 3], roomKinds: [{ alder: [72, 119], boern: [15, 22] }], ...klub },
  '6021': { stuer: [2, 4], roomKinds: [{ alder: [114, 200], boern: [15, 25] }], ...klub },
  '6022': { stuer: [2, 4], roomKinds: [{ alder: [12, 71], boern: [5, 8] }], ...dagtilbud, boernPerAnsat: 1.2 },
};
