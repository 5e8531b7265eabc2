/** The operator's own organisation (core.sign_in__create): keeps the log of people who belong nowhere, and enterprises that have no other steward. */
export const operatorId = '00000000-0000-4000-8000-000000000001'
