// Cells that several tables of the page have: templates of a unit.

/** Whose it is. */
export const who = `<th scope="row">{{#if who}}<bdi class="line strong">{{who}}</bdi>{{/if}}<span class="id"><bdi>{{id}}</bdi></span></th>`;

/** What it means. */
export const what = `<td data-label="What"><bdi>{{means}}</bdi>{{#if permissionGroupName}}<div class="note"><bdi>{{permissionGroupName}}</bdi></div>{{/if}}<span class="tag" data-value="{{kind}}">{{kind}}</span>{{#if denies}} <span class="tag" data-value="denies">denies</span>{{/if}} <span class="tag flag" data-value="{{privileged}}">privileged: {{privileged}}</span></td>`;

/** Who decided, when, and why. */
export const said = `<td data-label="Decided by, and why">{{#each said}}<div class="said"><bdi class="line">{{reviewer}}</bdi><span class="note"><time>{{at}}</time>{{#if other}}: {{other}}{{/if}}{{#if ticket}}, <bdi>{{ticket}}</bdi>{{/if}}</span>{{#if justification}}<bdi class="line why">{{justification}}</bdi>{{/if}}</div>{{else}}<span class="quiet">nobody by itself</span>{{/each}}</td>`;

/** What became of it. */
export const outcome = `<td data-label="Outcome">{{#if outcome}}<span class="tag" data-value="{{outcome}}">{{outcome}}</span>{{/if}}{{#if exception}} <span class="tag" data-value="exception">exception</span><div class="note">until {{exception.until}}, answered for by <bdi>{{exception.owner}}</bdi></div>{{/if}}{{#if by}}<div class="note">back by{{#each by}} <span class="id">{{this}}</span>{{/each}}</div>{{/if}}{{#if stillHeldBy}}<div class="note">kept, and gives the same:{{#each stillHeldBy}} <span class="id">{{this}}</span>{{/each}}</div>{{/if}}</td>`;
