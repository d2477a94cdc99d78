import type { ShippedEntry } from '../entry.ts';
import { ACCOUNT, ZONE } from '../vocabulary.ts';
import { group, pair } from './token-group.ts';

/** Caching, page rules, and the phases of the rules engine. */
export const rulesTokenGroups: readonly ShippedEntry[] = [
  group('e17beae8b8cb423a99b1730f21238bed', 'Cache Purge', ZONE, ['cache_purge:edit']),
  ...pair('Cache Settings', 'cache_settings', ZONE, {
    read: '3245da1cf36c45c3847bb9b483c62f97',
    write: '9ff81cbbe65c400b97d92c3c1033cab6',
  }),
  ...pair('Page Rules', 'page_rules', ZONE, {
    read: 'b415b70a4fd1412886f164451f20405c',
    write: 'ed07f6c337da4195b4e72a1fb2c6bcae',
  }),
  ...pair('Custom Pages', 'custom_pages', ZONE, {
    read: 'a2431ca73b7d41f99c53303027392586',
    write: 'c244ec076974430a88bda1cdd992d0d9',
  }),
  ...pair('Account Custom Pages', 'custom_pages', ACCOUNT, {
    read: 'c57ea647ef654b47bc8944fa739b570d',
    write: '8a9d35a7c8504208ad5c3e8d58e6162d',
  }),
  ...pair('Custom Errors', 'custom_errors', ZONE, {
    read: 'a2b55cd504d44ef18b7ba6a7f2b8fbb1',
    write: 'a9dba34cf5814d4ab2007b4ada0045bd',
  }),
  ...pair('Config Settings', 'config_settings', ZONE, {
    read: '20e5ea084b2f491c86b8d8d90abff905',
    write: '06f0526e6e464647bd61b63c54935235',
  }),
  ...pair('Select Configuration', 'select_configuration', ACCOUNT, {
    read: '595409c54a24444b80a495620b2d614c',
    write: '235eac9bb64942b49cb805cc851cb000',
  }),
  ...pair('Origin', 'origin', ZONE, {
    read: '7b32a91ece3140d4b3c2c56f23fc8e35',
    write: 'a4308c6855c84eb2873e01b6cc85cbb3',
  }),
  ...pair('Managed headers', 'managed_headers', ZONE, {
    read: '319f5059d33a410da0fac4d35a716157',
    write: '0fd9d56bc2da43ad8ea22d610dd8cab1',
  }),
  ...pair('Sanitize', 'sanitize', ZONE, {
    read: '853643ed57244ed1a05a7c024af9ab5a',
    write: '89bb8c37d46042e98b84560eaaa6379f',
  }),
  ...pair('Response Compression', 'response_compression', ZONE, {
    read: '93ae59e7a40c4287a57ff6e501186a63',
    write: '4bd3fb513a23494aa1341a7e1eb6e080',
  }),
  ...pair('Zone Transform Rules', 'transform_rules', ZONE, {
    read: '211a4c0feb3e43b3a2d41f1443a433e7',
    write: '0ac90a90249747bca6b047d97f0803e9',
  }),
  ...pair('Transform Rules', 'transform_rules', ACCOUNT, {
    read: 'a9a99455bf3245f6a5a244f909d74830',
    write: 'ae16e88bc7814753a1894c7ce187ab72',
  }),
  ...pair('Dynamic URL Redirects', 'dynamic_url_redirects', ZONE, {
    read: 'd8e12db741544d1586ec1d6f5d3c7786',
    write: '74e1036f577a48528b78d2413b40538d',
  }),
  ...pair('Mass URL Redirects', 'mass_url_redirects', ACCOUNT, {
    read: '429a068902904c5a9ed9fc267c67da9a',
    write: 'abe78e2276664f4db588c1f675a77486',
  }),
  ...pair('Cloud Connector', 'cloud_connector', ZONE, {
    read: '0661ff47aa3a4786beab3b8128e0cd24',
    write: 'eafd71286d0e4fdca404a7b4d203c5c9',
  }),
  ...pair('Snippets', 'snippets', ZONE, {
    read: '74c654eb4aac40e28d6c6caa4c5aeb3d',
    write: 'dadeaf3abdf14126a77a35e0c92fc36e',
  }),
  ...pair('Account Rulesets', 'account_rulesets', ACCOUNT, {
    read: 'fb39996ee9044d2a8725921e02744b39',
    write: '56907406c3d548ed902070ec4df0e328',
  }),
  ...pair('Account Rule Lists', 'account_rule_lists', ACCOUNT, {
    read: '4f1071168de8466e9808de86febfc516',
    write: '2edbf20661fd4661b0fe10e9e12f485c',
  }),
  ...pair('Rule Policies', 'rule_policies', ACCOUNT, {
    read: '58abbad6d2ce40abb2594fbe932a2e0e',
    write: '61ddc58f1da14f95b33b41213360cbeb',
  }),
  ...pair('Disable ESC', 'disable_esc', ACCOUNT, {
    read: '29eefa0805f94fdfae2b058b5b52f319',
    write: '18555e39c5ba40d284dde87eda845a90',
  }),
  ...pair('Disable ESC', 'disable_esc', ZONE, {
    read: 'e199d584e69344eba202452019deafe3',
    write: '9110d9dd749e464fb9f3961a2064efc5',
  }),
];
