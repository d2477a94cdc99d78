// All that the packages for browsers offer, under one name each.
import * as engine from '@grantlens/engine';
import * as snapshot from '@grantlens/snapshot';
import * as testkit from '@grantlens/testkit';

export { engine, snapshot, testkit };
