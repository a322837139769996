/** A post: Unilogin has no role for childminders or assistants, so the title says what the role does not. */
export interface Stilling {
  stilling: string;
  roller: readonly string[];
  /** Works in one of the rooms. */
  iStue: boolean;
}

const paedagogisk = { roller: ['Pædagog'], iStue: true };

export const stillinger = {
  leder: { stilling: 'Leder', roller: ['Leder'], iStue: false },
  souschef: { stilling: 'Souschef', roller: ['Ledelse', 'Pædagog'], iStue: false },
  dagplejer: { stilling: 'Dagplejer', ...paedagogisk },
  dagplejepaedagog: { stilling: 'Dagplejepædagog', roller: ['Pædagog', 'Konsulent'], iStue: false },
  paedagog: { stilling: 'Pædagog', ...paedagogisk },
  medhjaelper: { stilling: 'Pædagogmedhjælper', ...paedagogisk },
  assistent: { stilling: 'Pædagogisk assistent', ...paedagogisk },
  vikar: { stilling: 'Vikar', roller: ['Vikar'], iStue: false },
  koekken: { stilling: 'Køkkenassistent', roller: ['TAP'], iStue: false },
} as const satisfies Record<string, Stilling>;
