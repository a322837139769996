import { registerEnumType } from 'type-graphql';

export enum AulaStage {
  A_REGISTER = 'A_REGISTER',
  B_AGREEMENTS = 'B_AGREEMENTS',
  C_GROUPS = 'C_GROUPS',
  D_STAFF = 'D_STAFF',
  E_CHILDREN = 'E_CHILDREN',
  F_CONTACTS = 'F_CONTACTS',
  G_FIRST_DELIVERY = 'G_FIRST_DELIVERY',
  H_AULA = 'H_AULA',
  I_RUNNING = 'I_RUNNING',
}

registerEnumType(AulaStage, {
  name: 'AulaStage',
  description: 'The stages on the way of a unit into AULA, in their order.',
  valuesConfig: {
    A_REGISTER: { description: 'The unit stands in the register with what Unilogin needs.' },
    B_AGREEMENTS: { description: 'Data agreements for the administrative system and for Aula.' },
    C_GROUPS: { description: 'Groups that people can be members of.' },
    D_STAFF: { description: 'Employees and administrators.' },
    E_CHILDREN: { description: 'Children with what an import needs of them.' },
    F_CONTACTS: { description: 'Contacts, custody and legal basis.' },
    G_FIRST_DELIVERY: { description: 'The first full delivery, accepted and looked at.' },
    H_AULA: { description: 'Set-up of Aula until staff can start.' },
    I_RUNNING: { description: 'In use.' },
  },
});

export const stages = Object.values(AulaStage);
