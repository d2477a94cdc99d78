import type { ShippedEntry } from '../entry.ts';
import { edit, IDENTITY_PROVIDER, read, WORKER } from '../vocabulary.ts';
import { role, roleOn } from './role.ts';

const PER_RESOURCE = 'Cloudflare docs: Per-resource permissions';

/** Roles over one resource inside an account: one Worker, one thing of Access. */
export const resourceRoles: readonly ShippedEntry[] = [
  role({
    id: 'ceb4c3f8819a4166b376c09f24865446',
    name: 'Cloudflare Access App Admin',
    permissions: edit('access'),
  }),
  roleOn(IDENTITY_PROVIDER, {
    id: 'd6e07461b6d540fd8adbe656119018ba',
    label: 'granular_access_idp_admin',
    name: 'Cloudflare Access Identity Provider Admin',
    permissions: edit('access', 'access_organizations_identity_providers_and_groups'),
  }),
  role({ name: 'Access for Infrastructure Target Admin', permissions: edit('access') }),
  role({
    name: 'Cloudflare Access policy admin',
    permissions: edit('access'),
    source: 'Cloudflare docs: Fundamentals changelog of 2026-02-13',
  }),
  role({
    name: 'Cloudflare Access service token admin',
    permissions: edit('access', 'access_service_tokens'),
    source: 'Cloudflare docs: Fundamentals changelog of 2026-02-13',
  }),
  roleOn(WORKER, { name: 'Worker Admin', permissions: edit('worker'), source: PER_RESOURCE }),
  roleOn(WORKER, {
    // Cannot delete the Worker or change its settings, but decides what it runs: the vocabulary knows no middle.
    name: 'Worker Edit (Versions & Deployments)',
    permissions: edit('worker'),
    source: PER_RESOURCE,
  }),
  roleOn(WORKER, { name: 'Worker Read', permissions: read('worker'), source: PER_RESOURCE }),
];
