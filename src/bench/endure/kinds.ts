import type { Kind } from './writes.ts'

export const need: Kind = {
  name: 'behov',
  page: '/inkop/behov/nytt',
  action: '/inkop/behov/nytt',
  list: '/inkop/behov.csv',
  fields: title => ({ title, category: 'other' }),
}
export const unit: Kind = {
  name: 'enhet',
  page: '/administration/enheter',
  action: '/administration/enheter',
  list: '/administration/enheter',
  fields: name => ({ name, kind: 'other' }),
  most: 150,
}
const addressOf = (marker: string) => `${marker.toLowerCase().replaceAll(' ', '.')}@example.org`
export const invitation: Kind = {
  name: 'inbjudan',
  page: '/administration/bjud-in',
  action: '/administration/bjud-in',
  list: '/administration',
  fields: marker => ({ email: addressOf(marker), role: 'politician' }),
  most: 150,
}
export const offer = (slug: string): Kind => ({
  name: 'erbjudande',
  page: `/foretag/${slug}/erbjudanden/nytt`,
  action: `/foretag/${slug}/erbjudanden/nytt`,
  list: `/foretag/${slug}`,
  fields: title_sv => ({ title_sv, category: 'cleaning' }),
  most: 50,
})
export const place = (slug: string): Kind => ({
  name: 'plats',
  page: `/foretag/${slug}/platser/ny`,
  action: `/foretag/${slug}/platser/ny`,
  list: `/foretag/${slug}/platser`,
  fields: tasks_sv => ({ kind: 'work_training', total: '2', free: '1', tasks_sv }),
  most: 40,
})
export const aid = (slug: string): Kind => ({
  name: 'stod',
  page: `/foretag/${slug}/stod`,
  action: `/foretag/${slug}/stod`,
  list: `/foretag/${slug}/stod`,
  fields: giver => ({
    giver,
    'granted_on-year': '2025',
    'granted_on-month': '3',
    'granted_on-day': '4',
    amount: '100',
  }),
  most: 40,
})
/** To the nearest enterprises; a person may ask ten times a day. */
export const question = (municipality: string): Kind => ({
  name: 'fraga',
  page: '/foretag/fraga',
  action: '/foretag/fraga',
  list: '/foretag/fraga',
  fields: question => ({ question, municipality }),
  most: 6,
})
export const inquiry = (needId: string, foretag: readonly string[]): Kind => {
  const page = `/inkop/behov/${needId}/fraga`
  return {
    name: 'forfragan',
    page: `${page}?${foretag.map(id => `foretag=${id}`).join('&')}`,
    action: page,
    next: once => `/inkop/fragor/utkast/${once}`,
    list: '/inkop/fragor.csv',
    fields: subject => ({
      foretag,
      subject,
      question: 'Kan ni?',
      'answer_by-year': String(new Date().getFullYear() + 1),
      'answer_by-month': '2',
      'answer_by-day': '1',
    }),
    most: 4,
  }
}
/** By the link in the letter, as who has no account does. */
export const answer = (link: string): Kind => ({
  name: 'svar',
  page: link,
  action: link,
  list: link,
  fields: message => ({ can: 'all', message }),
})

type Stored = { sql: string; action: string }
/** What the database holds of each, as `marker`, and how the log calls it. */
export const stored: Readonly<Record<string, Stored>> = {
  behov: {
    sql: `select title as marker from needs.needs where title like 'Prov behov %'`,
    action: 'need_added',
  },
  enhet: {
    sql: `select name as marker from core.units where name like 'Prov enhet %'`,
    action: 'unit_created',
  },
  inbjudan: {
    sql: `select 'Prov inbjudan ' || split_part(split_part(email, '@', 1), '.', 3) as marker from core.invitations where email like 'prov.inbjudan.%'`,
    action: 'invitation_sent',
  },
  erbjudande: {
    sql: `select title_sv as marker from directory.offers where title_sv like 'Prov erbjudande %'`,
    action: 'offer_added',
  },
  plats: {
    sql: `select tasks_sv as marker from directory.places where tasks_sv like 'Prov plats %'`,
    action: 'place_added',
  },
  stod: {
    sql: `select giver as marker from directory.de_minimis where giver like 'Prov stod %'`,
    action: 'aid_noted',
  },
  forfragan: {
    sql: `select subject as marker from needs.inquiries where subject like 'Prov forfragan %'`,
    action: 'inquiry_sent',
  },
  svar: {
    sql: `select message as marker from needs.inquiry_answers where message like 'Prov svar %'`,
    action: 'inquiry_answered',
  },
}
