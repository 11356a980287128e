package project

import (
	"cmp"
	"fmt"
	"maps"
	"path"
	"regexp"
	"slices"
	"strings"
	"sync"

	"snipgen/frameworks"
	"snipgen/frameworks/languages"
	"snipgen/generate"
	"snipgen/generate/input"
	"snipgen/generate/source"
)

// A mountable is a router or an application in a file of the project.
type mountable struct {
	*source.Router
	file    string
	parents []link // the routers that mount it
	mounts  int    // the number of routers of the project that it mounts
	rank    []int  // lower is better
}

// A link says which router mounts another, and with which prefix.
type link struct {
	from   *mountable
	prefix source.Prefix
}

// A graph holds the routers of a project and their links.
type graph struct {
	*survey
	framework *frameworks.Framework
	outlines  map[string]*source.Outline
	list      []*mountable
	in        map[string][]*mountable // by file
	below     map[string][]*mountable // by the last element of the file's stem
	folders   map[string]bool         // the elements of the paths of the project's files, without extensions
	tags      bool                    // whether routers have tags
	root      string                  // the module with the main list of routes, from the project's settings
	isolated  string                  // the folder in which the project keeps handlers, from its files
}

// findMount finds the router that mounts handlers and the insertions in its
// file.
func (s *survey) findMount(f *frameworks.Framework) error {
	g := &graph{survey: s, framework: f, outlines: map[string]*source.Outline{}, folders: map[string]bool{}, in: map[string][]*mountable{}, below: map[string][]*mountable{}}
	s.Declared = map[string][]string{}
	named := "" // the first file whose name suggests that it mounts handlers
	err := s.sources(func(file string) {
		if s.project.UniqueNames {
			name := strings.TrimSuffix(path.Base(file), path.Ext(file))
			s.Declared[name] = append(s.Declared[name], file)
		}
		for part := range strings.SplitSeq(s.language.Stem(file), "/") {
			g.folders[part] = true
		}
		if g.take(file) && named == "" {
			named = file
		}
	})
	if err != nil {
		return err
	}
	f = g.extended(f)
	s.Application = cmp.Or(f.Application, s.project.Shared, s.project.Usual)
	g.link(f)
	g.replace(f)
	best := g.choose()
	switch {
	case len(best) == 1:
		s.mountOn(g, best[0])
	case len(best) > 1:
		s.choices(best)
	case named != "":
		s.File, s.Text, s.known = named, s.read(named), true
		s.note("no place for the lines was found in " + s.File)
		s.Imports = s.importPlace(s.Text)
	case len(s.project.Mounts) == 0: // nothing mounts a handler
	default:
		if s.File = strings.ReplaceAll(s.project.Mounts[0], ".*", s.language.Extension); strings.Contains(s.File, "*") {
			s.File = ""
			s.note("no file was found that mounts handlers")
			return nil
		}
		s.note("no file was found that mounts handlers, and " + s.File + " is a guess")
	}
	return nil
}

// extended returns a copy of a framework whose applications and routers include
// the classes that the project derives from them.
func (g *graph) extended(f *frameworks.Framework) *frameworks.Framework {
	own, of := *f, *f.Project
	extend := func(makers []string) []string {
		out := slices.Clone(makers)
		for _, o := range g.outlines {
			for _, d := range o.Definitions {
				if slices.ContainsFunc(d.Bases, func(base string) bool { return slices.Contains(makers, base) }) {
					out = append(out, d.Name)
				}
			}
		}
		return out
	}
	of.Applications, of.Routers = extend(of.Applications), extend(of.Routers)
	own.Project = &of
	return &own
}

// importPlace returns the insertion for imports in a file without a router.
func (s *survey) importPlace(text string) generate.Insertion {
	at := generate.Insertion{Found: true}
	for _, i := range source.NewOutline(text, s.language).Imports {
		at.Line, at.Block = max(at.Line, i.Last+1), i.Group
	}
	return at
}

// take reads the routers of a file. It reports whether the file has the usual
// name of one that mounts handlers.
func (g *graph) take(file string) bool {
	preference := g.preference(file)
	if preference < 0 && g.project.Root == "" {
		return false
	}
	text := g.read(file)
	if g.project.Isolates != nil && g.isolated == "" {
		g.isolated = g.project.Isolates(text)
	}
	if preference >= 0 && g.mentions(text) {
		g.outlines[file] = source.NewOutline(text, g.language)
	} else if preference < 0 && strings.Contains(text, g.project.Root) {
		if m := setting(g.project.Root).FindStringSubmatch(text); m != nil && g.root == "" {
			g.root = m[1]
		}
	}
	return preference == 0 && !strings.Contains(g.project.Mounts[0], "*")
}

// setting matches the assignment of a string to a variable. The group is the
// string.
func setting(name string) *regexp.Regexp {
	return regexp.MustCompile(`(?m)^[ \t]*` + regexp.QuoteMeta(name) + `(?:\s*:\s*[\w.]+)?\s*=\s*["']([^"'\n]*)["']`)
}

// preference returns the index of the pattern that a file's path matches, or -1.
func (g *graph) preference(file string) int {
	return slices.IndexFunc(g.project.Mounts, func(pattern string) bool {
		if strings.Contains(pattern, "/") {
			return pattern == file
		}
		matched, _ := path.Match(pattern, path.Base(file))
		return matched
	})
}

// mentions reports whether a text contains a name that every router needs, so
// that other files need not be parsed.
func (g *graph) mentions(text string) bool {
	m := g.project.Mounting
	words := slices.Concat(m.Applications, m.Routers, m.Parameters, m.Includes, m.Serves, []string{m.List, m.Block, m.Mark, m.Field})
	return slices.ContainsFunc(words, func(word string) bool {
		return word != "" && strings.Contains(text, word[strings.LastIndexByte(word, '.')+1:])
	})
}

// own reports whether a module belongs to the project.
func (g *graph) own(module string) bool {
	if strings.HasPrefix(module, ".") {
		return true
	}
	first, _, _ := strings.Cut(module, ".")
	return g.folders[first]
}

// link finds out which router mounts which.
func (g *graph) link(f *frameworks.Framework) {
	routers := map[string][]*source.Router{}
	for file, o := range g.outlines {
		routers[file] = source.Routers(o, f, g.own, nil)
	}
	if g.project.Serves != nil {
		source.Serve(g.outlines, routers, &g.project.Mounting)
	}
	for _, file := range slices.Sorted(maps.Keys(routers)) {
		for _, r := range routers[file] {
			if len(g.list) >= input.Routers.Most {
				break
			}
			m, name := &mountable{Router: r, file: file}, path.Base(g.language.Stem(file))
			g.list, g.in[file], g.below[name] = append(g.list, m), append(g.in[file], m), append(g.below[name], m)
			g.tags = g.tags || r.Tagged || slices.ContainsFunc(r.Includes, func(i source.Include) bool { return i.Tagged })
		}
	}
	for _, m := range g.list {
		for _, i := range m.Includes {
			if to := g.resolve(m.file, i); to != nil && to != m {
				to.parents = append(to.parents, link{m, i.Prefix})
				m.mounts += number(!i.Application)
			} else if i.Prefix.Code != "" { // a router in a list of routes
				m.mounts++
			}
		}
		if i := slices.IndexFunc(g.list, func(o *mountable) bool { return o.Router == m.Origin }); i >= 0 {
			m.parents = append(m.parents, link{from: g.list[i]})
		}
		if m.Parent != "" {
			if to := withName(g.in[m.file], m.Parent); to != nil {
				m.parents = append(m.parents, link{from: to})
			}
		}
	}
}

// replace recomputes the insertions in files where one router mounts another
// that answers every request: routes registered after it are never reached.
func (g *graph) replace(f *frameworks.Framework) {
	for file, of := range g.in {
		catches := func(i source.Include) bool {
			to := g.resolve(file, i)
			return to != nil && to.Catches && !to.Root
		}
		if !slices.ContainsFunc(of, func(m *mountable) bool { return slices.ContainsFunc(m.Includes, catches) }) {
			continue
		}
		again := source.Routers(g.outlines[file], f, g.own, catches)
		for i, m := range of {
			if i < len(again) && again[i].Name == m.Name {
				m.Routes, m.Router.Imports = again[i].Routes, again[i].Imports
			}
		}
	}
}

// resolve returns the router that an Include in a file refers to, or nil.
func (g *graph) resolve(file string, i source.Include) *mountable {
	if i.Module != "" {
		return g.inModule(g.language.Stems(file, languages.Import{Module: i.Module}), "")
	}
	name, rest, _ := strings.Cut(i.Name, ".")
	if m := withName(g.in[file], i.Name); m != nil {
		return m
	}
	for _, s := range g.outlines[file].Imports {
		for _, e := range s.Imports {
			if e.Bound == name {
				return g.inModule(g.language.Stems(file, e), cmp.Or(rest, e.Member))
			}
		}
	}
	return nil
}

// withName returns the router with a name, or nil.
func withName(of []*mountable, name string) *mountable {
	if i := slices.IndexFunc(of, func(m *mountable) bool { return m.Name == name }); i >= 0 {
		return of[i]
	}
	return nil
}

// inModule returns the router with this name, or else the first router, in the
// first of several modules that has any.
func (g *graph) inModule(stems []string, name string) *mountable {
	for _, stem := range stems {
		of := slices.DeleteFunc(slices.Clone(g.below[path.Base(stem)]), func(m *mountable) bool {
			own := "/" + g.language.Stem(m.file) // stem may be a whole path, with a slash
			return own != stem && !strings.HasSuffix(own, "/"+stem)
		})
		if len(of) > 0 {
			return cmp.Or(withName(of, cmp.Or(name, "default")), of[0])
		}
	}
	return nil
}

// choose returns the routers that are equally good for mounting handlers. If
// there is more than one, the user must choose.
func (g *graph) choose() []*mountable {
	served := slices.ContainsFunc(g.list, func(m *mountable) bool { return m.Served })
	tops := g.applications()
	if len(tops) > 1 {
		return tops
	}
	var of []*mountable
	for _, m := range g.list {
		if (m.Routes.Found || g.project.Mark != "") && g.eligible(m, served) && (len(tops) == 0 || g.belongs(m, tops[0])) {
			m.rank = g.rank(m)
			of = append(of, m)
		}
	}
	if g.project.Serves == nil {
		return best(of)
	}
	return g.main(best(of))
}

// best returns the routers with the lowest rank.
func best(of []*mountable) (out []*mountable) {
	for _, m := range of {
		if len(out) > 0 && slices.Compare(m.rank, out[0].rank) < 0 {
			out = nil
		}
		if len(out) == 0 || slices.Equal(m.rank, out[0].rank) {
			out = append(out, m)
		}
	}
	return out
}

// applications returns the candidates for the application of the project, in a
// framework whose routers lead to one: the nearest above the folder of the
// handlers, or those with the most usual file name.
func (g *graph) applications() []*mountable {
	if g.project.Routers == nil {
		return nil
	}
	var of []*mountable
	for _, m := range g.list {
		if !m.Root || len(m.parents) > 0 || !m.Routes.Found {
			continue
		}
		m.rank = []int{g.distance(m), g.preference(m.file)}
		of = append(of, m)
	}
	return best(of)
}

// belongs reports whether a router leads to an application, or is in or below
// its folder and leads to no other application.
func (g *graph) belongs(m, application *mountable) bool {
	top := m
	for range len(g.list) {
		if top == application {
			return true
		}
		if len(top.parents) == 0 {
			break
		}
		top = top.parents[0].from
	}
	_, below := languages.Below(path.Dir(application.file), path.Dir(m.file))
	return !top.Root && below
}

// asides matches the names of objects that serve operators instead of users,
// such as metrics, and of the functions that make them.
var asides = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`(?i)admin|debug|health|internal|management|metric|pprof|probe`)
})

// main returns those routers through which a program serves its users. Of
// several, it prefers the one with the most routes.
func (g *graph) main(of []*mountable) []*mountable {
	var out []*mountable
	for _, m := range of {
		if (asides().MatchString(m.Name) || asides().MatchString(m.Maker)) && len(of) > 1 {
			continue
		}
		whole, several := m, false
		for _, part := range g.list {
			if part.Origin == m.Router && !part.Repeated && part.Prefix == (source.Prefix{}) && part.Routes.Found && part.Calls > m.Calls {
				several = whole != m
				whole = part
			}
		}
		if several { // each has a part of the routes
			whole = m
		}
		out = append(out, whole)
	}
	if len(out) == 0 {
		return of
	}
	return out
}

// eligible reports whether handlers can be mounted on a router: it is an
// application, mounts other routers, or belongs to a package.
func (g *graph) eligible(m *mountable, served bool) bool {
	switch {
	case g.project.List != "", g.project.Block != "", g.project.Mark != "":
		return true
	case g.project.Serves != nil:
		return m.Origin == nil && (m.Served || !served && (m.Root || m.Function != ""))
	case m.Root, m.mounts > 0 || m.Function != "" && len(m.Includes) > 0:
		return true
	}
	return g.Dir != "" && path.Dir(m.file) == g.Dir && g.language.Stem(m.file) == g.Dir
}

// far is the distance of a router whose folder isn't above the folder of the
// handlers.
const far = 99

// distance returns how many levels the folder of the handlers is below the
// folder of a router.
func (g *graph) distance(m *mountable) int {
	rest, below := languages.Below(path.Dir(m.file), g.Dir)
	if g.Dir == "" || !below {
		return far
	}
	return strings.Count(rest, "/") + number(rest != "")
}

// rank returns the criteria by which routers are compared, most important
// first; less is better. A router should be near the folder of the handlers,
// mount many others, and not be the application itself.
func (g *graph) rank(m *mountable) []int {
	dir := path.Dir(m.file)
	near, root := far, number(m.Root)
	if dir != "." && (!m.Root || g.project.List != "" || g.project.Serves != nil) {
		near = g.distance(m)
	}
	mounts := -m.mounts
	if g.project.List != "" {
		leads := false
		if g.root == "" {
			leads = slices.ContainsFunc(g.project.Beside, func(name string) bool { return g.exists(path.Join(dir, name)) })
		} else {
			leads = slices.ContainsFunc(g.language.Stems(m.file, languages.Import{Module: g.root}), func(stem string) bool {
				return strings.HasSuffix("/"+g.language.Stem(m.file), "/"+stem)
			})
		}
		mounts, root = 0, number(!leads)
		if near < far && g.root != "" && root > 0 && len(m.parents) == 0 {
			near = far // nothing mounts this list
		}
	}
	if g.project.Serves != nil {
		root = number(!m.Root) + 2*number(len(m.parents) > 0) // the function that makes it serves it
	}
	return []int{near, mounts, root, number(m.Function != "" && m.mounts == 0), g.tie(m)}
}

// tie returns a rank by file name and depth, for frameworks in which a file
// lists the routes: there, several files aren't a choice for the user.
func (g *graph) tie(m *mountable) int {
	if g.project.List == "" && g.project.Mark == "" && g.project.Block == "" {
		return 0
	}
	return g.preference(m.file)*100 + strings.Count(m.file, "/")
}

func number(b bool) int {
	if b {
		return 1
	}
	return 0
}

// mountOn sets the router on which handlers are mounted.
func (s *survey) mountOn(g *graph, m *mountable) {
	s.File, s.Text, s.known = m.file, s.read(m.file), true
	s.Routes, s.Imports = m.Routes, m.Router.Imports
	if g.project.Mark == "" && g.project.List == "" && g.project.Block == "" {
		s.Application = m.Name
	}
	s.Tags = g.tags
	if s.near = g.beside(m); g.isolated != "" && m.Prefix.Code != "" {
		s.Inside, s.near = g.isolated, path.Join(s.project.Base, g.isolated)
	}
	s.prefix(g, m)
	s.setting(m.file)
	s.part()
	if s.Decided = m.Decides > 0; s.Decided {
		s.note(fmt.Sprintf("line %d of %s decides by the path which requests reach %s", m.Decides, m.file, m.Name))
	}
	if s.PrefixCode != "" {
		s.note("the path begins with that of " + s.PrefixCode + ", which is not known here")
	}
}

// part moves the insertion for routes to the file that has the routes of the
// handlers' folder, if the file that mounts handlers includes such a file.
func (s *survey) part() {
	if s.project.Part == "" || !s.Routes.Found {
		return
	}
	call := regexp.MustCompile(`(?m)^` + s.Routes.Indent + `(?:` + s.project.Part + `)`)
	for _, m := range call.FindAllStringSubmatch(s.Text, -1) {
		file := strings.ReplaceAll(s.project.PartFile, "*", m[1])
		text := s.read(file)
		if text == "" || !slices.Contains(strings.Split(s.Dir, "/"), m[1]) {
			continue
		}
		s.File, s.Text = file, text
		s.Routes = generate.Insertion{Line: strings.Count(text, "\n"), Found: true}
		if first := source.NewOutline(text, s.language).Statements; len(first) > 0 {
			at := first[0].Lead
			if at == 0 { // comments at the top are about the file
				at = first[0].Start
			}
			s.Routes.Line = strings.Count(text[:at], "\n")
		}
		return
	}
}

// setting reads the prefix of all routes from the settings files of the module
// that has this source file.
func (s *survey) setting(file string) {
	sources, _, found := strings.Cut("/"+file, s.language.PackageRoot)
	if !found {
		return
	}
	for _, name := range s.project.Settings {
		name = strings.TrimPrefix(path.Join(sources, path.Dir(s.language.PackageRoot), "resources", name), "/")
		m := regexp.MustCompile(s.project.PathSetting).FindStringSubmatch(s.read(name))
		switch {
		case m == nil:
		case strings.Contains(m[1], "${"):
			s.PrefixCode = m[1]
		default:
			s.Prefix, s.PrefixFile = strings.Trim(m[1], "/"), name
		}
	}
}

// beside returns the folder that has most of the routers that a router mounts.
// If there are none and the router isn't an application, it returns the
// router's own folder. "" means that neither says where handlers go.
func (g *graph) beside(m *mountable) string {
	if g.project.List != "" { // each folder with a list has its own handlers
		return ""
	}
	count, most, folder := map[string]int{}, 0, ""
	for _, other := range g.list {
		leads := slices.ContainsFunc(other.parents, func(l link) bool { return l.from == m })
		dir := path.Dir(other.file)
		if !leads || other.file == m.file || g.language.Stem(other.file) == dir { // this file stands for its whole folder
			continue
		}
		if count[dir]++; count[dir] > most {
			most, folder = count[dir], dir
		}
	}
	if most == 1 && !slices.Contains(g.project.Folders, path.Base(folder)) { // a single router is little evidence
		folder = above(count)
	}
	if folder == "" && !m.Root && g.project.Serves == nil {
		return path.Dir(m.file)
	}
	return folder
}

// above returns the folder that is, or directly contains, more than half of
// several folders, at least two; "" if there is none.
func above(folders map[string]int) string {
	count := map[string]int{}
	for folder := range folders {
		count[path.Dir(folder)]++
		count[folder]++
	}
	for folder, n := range count {
		if n > 1 && 2*n > len(folders) && folder != "." {
			return folder
		}
	}
	return ""
}

// prefix sets the prefix that a router and its parents give to routes.
func (s *survey) prefix(g *graph, m *mountable) {
	var parts []string
	add := func(p source.Prefix, file string) {
		if p.Code != "" {
			value, where := g.constant(p.Code)
			if where == "" {
				s.PrefixCode = p.Code
			}
			p.Path = value
		}
		if p.Path != "" {
			s.PrefixFile = file
		}
		if part := strings.Trim(p.Path, "/"); part != "" {
			parts = append([]string{part}, parts...)
		}
	}
	for range len(g.list) {
		add(m.Prefix, m.file)
		if len(m.parents) == 0 {
			break
		}
		add(m.parents[0].prefix, m.parents[0].from.file)
		m = m.parents[0].from
	}
	s.Prefix = strings.Join(parts, "/")
}

// constant returns the string that the project assigns to the variable or field
// at the end of an expression, and a file that does so. It returns "" if the
// assignments differ.
func (g *graph) constant(code string) (value, where string) {
	name := code[strings.LastIndexByte(code, '.')+1:]
	if !regexp.MustCompile(`^\w+$`).MatchString(name) {
		return "", ""
	}
	match, several := setting(name), false
	_ = g.sources(func(file string) {
		for _, m := range match.FindAllStringSubmatch(g.read(file), -1) {
			several = several || where != "" && value != m[1]
			value, where = m[1], file
		}
	})
	if several {
		return "", ""
	}
	return value, where
}

// choices notes that several routers could mount handlers, so the user must
// choose.
func (s *survey) choices(of []*mountable) {
	var names []string
	for _, m := range of {
		names = append(names, fmt.Sprintf("%s in %s:%d", m.Name, m.file, m.Line))
	}
	s.Choices = shortened(names)
	s.Application = cmp.Or(s.project.Usual, s.Application)
	s.note("several could mount it: " + strings.Join(s.Choices, ", "))
}
