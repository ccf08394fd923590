#!/bin/sh
# Makes the small library of one format with the program of that time, and packs it.
# Usage: make.sh NUMBER CHECKOUT, where CHECKOUT has the last commit that wrote the format.
set -eu
number=$1 checkout=$(cd "$2" && pwd) here=$(cd "$(dirname "$0")" && pwd)
export PYTHONPATH="$checkout/scripts" DESK_HANDLE=lee DESK_NOW=2026-11-16T15:00:00Z
export GIT_AUTHOR_DATE=$DESK_NOW GIT_COMMITTER_DATE=$DESK_NOW
folder=$(mktemp -d)
cd "$folder"
desk() { python3 -m deskbook "$@"; }
desk init "format-$number" --name "Hill College Library" --timezone America/New_York \
  --country US --ask-email ask@library.example --handle lee
cd "format-$number"
mkdir -p knowledge/resources knowledge/problems
cat > knowledge/staff/kim.md <<'END'
---
name: Kim
services: [reference]
---
END
sed -i 's/^team: \[lee\]/team: [lee, kim]/' knowledge/services/reference.md
cat > knowledge/resources/maps.md <<'END'
---
name: Map archive
vendor: Example Maps
url: https://maps.example/
---

Historical maps of the valley.
END
cat > knowledge/problems/login.md <<'END'
---
title: Login to the map archive fails off campus
state: confirmed
public: true
resource: maps
started: 2026-11-10
banner: The map archive opens in the library only, until its login works again.
lead: lee
---

The vendor is working on it.
END
git add -A
git commit -qm "Name a colleague, a resource and a problem"
ticket() { basename "$(grep -rl "$1" tickets)" .md; }
desk new -s reference -c email "Where do I find maps of the valley from 1900?"
asked=$(ticket "maps of the valley")
desk claim "$asked"
desk reply "$asked" "They are in the map archive, on the second floor."
desk note "$asked" "The third drawer is being repaired."
desk new -s reference -c desk "May I take a map home?"
asked=$(ticket "take a map home")
desk claim "$asked"
desk resolve "$asked" "Maps stay in the building, but you may take pictures."
desk answer new old-maps --service reference --title "Where are the old maps?" \
  "On the second floor, beside the stairs."
desk answer review old-maps
DESK_HANDLE=kim desk answer publish old-maps
desk forms
if [ "$number" = 1 ]; then desk github init; fi # later ones put a large wheel into the library
desk check
git status --short
rm -rf .git .desk build
tar --sort=name --owner=0 --group=0 --numeric-owner --mtime=@0 -C "$folder" -cf - "format-$number" |
  xz -9 > "$here/format-$number.tar.xz"
rm -r "$folder"
