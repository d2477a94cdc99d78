export { listAccounts } from './account/account-list.ts';
export { cloudflareApiBase } from './credential/api-base.ts';
export { type Credential, credentialFrom } from './credential/credential.ts';
export { type FetchSnapshotOptions, fetchSnapshot } from './runs/snapshot.ts';
export { type AccountOutcome, type FetchSnapshotsOptions, fetchSnapshots } from './runs/snapshots.ts';
export { type Whoami, type WhoamiOptions, whoami } from './runs/whoami.ts';
