import { defineTexts } from '../../texts/texts.ts';

export const accessibilityTexts = defineTexts(
  'accessibility',
  {
    title: 'Tilgængelighedserklæring',
    lead: 'Alle skal kunne bruge Dagtilbudsregisteret. Siderne følger WCAG 2.1 på niveau AA, som lov om tilgængelighed af offentlige organers websteder kræver.',
    howHead: 'Sådan er det afprøvet',
    how: 'Hver udgave af siderne afprøves, før den tages i brug:',
    automatic: 'Et program (axe-core) gennemgår alle sider og må intet finde.',
    keyboard: 'Alt kan bruges med tastaturet alene.',
    narrow: 'Siderne kan bruges på en skærm, der er 320 punkter bred, og med bevægelser slået fra.',
    notHead: 'Det, der ikke er tilgængeligt',
    not: 'Siden for udviklere (GraphiQL) er et program, som andre har lavet, og den er ikke afprøvet. Det samme kan hentes som filer og gennem registerets grænseflade.',
    otherHead: 'Hvis en side ikke virker for dig',
    other:
      'Registerets data kan hentes som filer på /eksport/samlet.csv. Du kan også bede supporten om oplysningerne i en form, du kan bruge.',
    reportHead: 'Fortæl os om problemer',
    report:
      'Skriv til den, der driver registeret, hvad du prøvede, og hvad der gik galt. Fortæl gerne, hvilken browser og hvilket hjælpemiddel du bruger.',
    complainHead: 'Klage',
    complain: 'Digitaliseringsstyrelsen fører tilsyn. Hvis du ikke får et brugbart svar, kan du klage dér.',
  },
  {
    title: 'Accessibility statement',
    lead: 'Everybody is to be able to use the register. Its pages follow WCAG 2.1 at level AA, as the law on the accessibility of public sites requires.',
    howHead: 'How it is tried',
    how: 'Every edition of the pages is tried before it is taken into use:',
    automatic: 'A program (axe-core) goes through all pages and must find nothing.',
    keyboard: 'Everything works with the keyboard alone.',
    narrow: 'The pages work on a screen that is 320 points wide, and with motion switched off.',
    notHead: 'What is not accessible',
    not: 'The page for developers (GraphiQL) is a program by others and is not tried. The same can be had as files and through the interface of the register.',
    otherHead: 'If a page does not work for you',
    other:
      'The data of the register can be had as files at /eksport/samlet.csv. You can also ask support for them in a form that you can use.',
    reportHead: 'Tell us about problems',
    report:
      'Write to who runs the register what you tried and what went wrong. It helps to name your browser and what you use with it.',
    complainHead: 'Complaints',
    complain:
      'The Danish Agency for Digital Government supervises. If you get no usable answer, you can complain there.',
  },
);
