import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { levelTexts } from '../../pieces/codes.ts';
import { adresseLinje, useFormat } from '../../texts/format.ts';
import { useTexts } from '../../texts/texts.ts';
import { dagtilbudTexts } from './dagtilbud-texts.ts';
import { fieldTexts } from './field-texts.ts';
import { type Found, kommuneOf } from './found.ts';

/** A field by the key of its words; `text` is for files, `show` for the page where that is more. */
export interface FieldValue {
  key: keyof typeof fieldTexts.da & `${string}`;
  text: string;
  show?: ReactNode;
}

const codeText = (code: { kode: string; tekst: string } | null | undefined): string =>
  code ? `${code.tekst} (${code.kode})` : '';

type Unit = Exclude<Found, { __typename: 'Daginstitution' }>;
type Kontrolsvar = Unit['kontrol']['dar'];

/** The fields that something has, in the order in which they are read. */
export function useFieldValues(found: Found): FieldValue[] {
  const level = useTexts(levelTexts);
  const { moment } = useFormat();
  const ofUnit = useUnitValues();
  const kommune = kommuneOf(found);
  return [
    { key: 'nummer', text: found.nummer },
    { key: 'navn', text: found.navn },
    { key: 'niveau', text: level(found.__typename) },
    { key: 'status', text: level(found.aktiv ? 'active' : 'closed') },
    {
      key: 'kommune',
      text: `${kommune.navn} (${kommune.kode})`,
      show: (
        <Link to="/kommune/$kode" params={{ kode: kommune.kode }}>
          {kommune.navn} ({kommune.kode})
        </Link>
      ),
    },
    ...codesOf(found),
    ...(found.__typename === 'Daginstitution' ? [] : ofUnit(found)),
    { key: 'opdateret', text: moment(found.senestOpdateret) },
    { key: 'version', text: String(found.version) },
  ];
}

function codesOf(found: Found): FieldValue[] {
  switch (found.__typename) {
    case 'Daginstitution':
      return [
        { key: 'ejerform', text: codeText(found.ejerform) },
        { key: 'lovgrundlag', text: codeText(found.lovgrundlag) },
      ];
    case 'Anvisningsenhed':
      return [{ key: 'institutionstype', text: codeText(found.institutionstype) }];
    case 'AlternativAdresse':
      return [{ key: 'institutionstype', text: codeText(found.anvisningsenhed.institutionstype) }];
  }
}

function useUnitValues() {
  const kontrol = useKontrolText();
  return ({ adresse, kontrol: { dar, cvr }, ...unit }: Unit): FieldValue[] => [
    { key: 'adresse', text: adresseLinje(adresse) },
    { key: 'dar', text: kontrol(dar) },
    { key: 'beliggenhed', text: adresse.kommune ? `${adresse.kommune.navn} (${adresse.kommune.kode})` : '' },
    { key: 'dawaId', text: adresse.dawaId ?? '' },
    placeOf(adresse),
    { key: 'pNummer', text: unit.pNummer ?? '' },
    { key: 'cvr', text: kontrol(cvr) },
    { key: 'cvrNummer', text: unit.cvrNummer ?? '' },
    {
      key: 'email',
      text: unit.email ?? '',
      ...(unit.email && { show: <a href={`mailto:${unit.email}`}>{unit.email}</a> }),
    },
    { key: 'telefonNummer', text: unit.telefonNummer ?? '' },
  ];
}

/** The coordinates, and a link to them on a map: the page itself fetches nothing from another place. */
function placeOf({ geoBredde, geoLaengde }: Unit['adresse']): FieldValue {
  if (geoBredde === null || geoLaengde === null) return { key: 'koordinater', text: '' };
  const text = `${geoBredde}, ${geoLaengde}`;
  return { key: 'koordinater', text, show: <OnMap text={text} lat={geoBredde} lon={geoLaengde} /> };
}

function OnMap({ text, lat, lon }: { text: string; lat: number; lon: number }) {
  const say = useTexts(dagtilbudTexts);
  return (
    <>
      {text} <br />
      <a href={`https://www.openstreetmap.org/?mlat=${lat}&mlon=${lon}#map=17/${lat}/${lon}`} rel="noreferrer">
        {say('map')}
      </a>
    </>
  );
}

function useKontrolText() {
  const say = useTexts(fieldTexts);
  const { moment } = useFormat();
  return (answer: Kontrolsvar): string =>
    answer
      ? [say(answer.svar), answer.tidspunkt && moment(answer.tidspunkt), answer.begrundelse].filter(Boolean).join('. ')
      : '';
}
