import type { ShippedEntry } from '../entry.ts';
import { connectivityAdmin, connectivityBind } from '../product-areas.ts';
import { ACCOUNT, R2_BUCKET, read, ZONE } from '../vocabulary.ts';
import { group, pair } from './token-group.ts';

/** Workers and what surrounds them: scripts, routes, builds, telemetry, storage, secrets. */
export const developerPlatformTokenGroups: readonly ShippedEntry[] = [
  ...pair('Workers Scripts', 'worker', ACCOUNT, {
    read: '1a71c399035b4950a1bd1466bbe4f420',
    write: 'e086da7e2179491d91ee5f35b3ca210a',
  }),
  ...pair('Workers Routes', 'workers_routes', ZONE, {
    read: '2072033d694d415a936eaeb94e6405b8',
    write: '28f4b596e7d643029c524985477ae49a',
  }),
  ...pair('Workers Tail', 'workers_tail', ACCOUNT, {
    read: '05880cd1bdc24d8bae0be2136972816b',
  }),
  ...pair('Workers CI', 'workers_ci', ACCOUNT, {
    read: 'ad99c5ae555e45c4bef5bdf2678388ba',
    write: '2e095cf436e2455fa62c9a9c2e18c478',
  }),
  ...pair('Workers Containers', 'workers_containers', ACCOUNT, {
    read: 'cfd39eebc07c4e3ea849e4b3d2644637',
    write: 'bdbcd690c763475a985e8641dddc09f7',
  }),
  ...pair('Workers Observability', 'workers_observability', ACCOUNT, {
    read: '66c1ed49f4ed46098b75696a6d4ee3c9',
    write: '82c075da3f4647a2a03becd0fe240f8a',
  }),
  ...pair('Workers Observability Telemetry', 'workers_observability_telemetry', ACCOUNT, {
    write: '29c629fb7b5e4c408ca0f7b545724fcc',
  }),
  ...pair('Workers KV Storage', 'workers_kv_storage', ACCOUNT, {
    read: '8b47d2786a534c08a1f94ee8f9f599ef',
    write: 'f7f0eda5697f475c90846e879bab8666',
  }),
  ...pair('Workers R2 Storage', ['r2_bucket', 'r2_bucket_item'], ACCOUNT, {
    read: 'b4992e1108244f5d8bfbd5744320c2e1',
    write: 'bf7481a1826f439697cb59a20b22293e',
  }),
  ...pair('Workers R2 Storage Bucket Item', 'r2_bucket_item', R2_BUCKET, {
    read: '6a018a9f2fc74eb6b293b0c548f38b39',
    write: '2efd5506f9c8494dacb1fa10a3e7d5b6',
  }),
  ...pair('Workers R2 Data Catalog', 'r2_bucket_warehouse', ACCOUNT, {
    read: '45db74139a62490b9b60eb7c4f34994b',
    write: 'd229766a2f7f4d299f20eaa8c9b1fde9',
  }),
  ...pair('Workers R2 SQL', 'r2_bucket_warehouse_sql', ACCOUNT, {
    read: 'f45430d92e2b4a6cb9f94f2594c141b8',
  }),
  ...pair('D1', 'd1', ACCOUNT, {
    read: '192192df92ee43ac90f2aeeffce67e35',
    write: '09b2857d1c31407795e75e3fed8617a1',
  }),
  ...pair('Hyperdrive', 'hyperdrive', ACCOUNT, {
    read: '4d62ccf834df44808bc9283d65c4e4e9',
    write: '721b2f51fba74871bd361de65aeb7e03',
  }),
  ...pair('Vectorize', 'vectorize', ACCOUNT, {
    read: '1799edaae5db489294430e20d9b519e0',
    write: '64156ba5be47441096c83c7fc17c488b',
  }),
  ...pair('Queues', 'queues', ACCOUNT, {
    read: '84a7755d54c646ca87cd50682a34bf7c',
    write: '366f57075ffc42689627bcf8242a1b6d',
  }),
  ...pair('Pipelines', 'pipelines', ACCOUNT, {
    read: '14b9cf2f410f4c0c9a16bb10a81c0e0b',
    write: 'e34111af393449539859485aa5ddd5bd',
  }),
  group('5606e7405dc542949d949d59993d321f', 'Pipelines Send', ACCOUNT, ['pipelines:send']),
  ...pair('Pubsub Configuration', 'pubsub_configuration', ACCOUNT, {
    read: 'fd7f886c75a244389e892c4c3c068292',
    write: '910b6ecca1c5411bb894e787362d1312',
  }),
  ...pair('Pages', 'pages', ACCOUNT, {
    read: 'e247aedd66bd41cc9193af0213416666',
    write: '8d28297797f24fb8a0c332fe0866ec89',
  }),
  ...pair('Secrets Store', 'secrets_store', ACCOUNT, {
    read: '5e33b7d77788455c9fdf18cbd38ee5a0',
    write: 'adc8fa2bc6124928a8b3314dc63a1235',
  }),
  group(
    '8764961c1edb4274be129d630b0b2671',
    'Connectivity Directory Read',
    ACCOUNT,
    read('connectivity', 'cloudflare_tunnel'),
  ),
  group('95fa65ba51fd49c4a6ac4c8c78ebac93', 'Connectivity Directory Bind', ACCOUNT, connectivityBind),
  group('77efc2c0724d4c4eb94bfd9656247130', 'Connectivity Directory Admin', ACCOUNT, connectivityAdmin),
  ...pair('Cloudchamber', 'cloudchamber', ACCOUNT, {
    read: '65ec50cbde3d4c838bbe7500024d5745',
    write: '26ce6c7d18a346528e7b905d5e269866',
  }),
  ...pair('Browser Rendering', 'browser_rendering', ACCOUNT, {
    read: '374b03fa229f4eb6b011bb1cd7f235ee',
    write: 'adddda876faa4a0590f1b23a038976e4',
  }),
];
