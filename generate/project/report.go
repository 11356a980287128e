package project

// A Report is what is known of a project, as JSON has it.
type Report struct {
	Root    string   `json:"root"`
	Target  *string  `json:"target"` // nil where it is none or not one alone
	Targets []string `json:"targets"`
	Folder  string   `json:"folder,omitempty"`
	// Why is why there is no Target.
	Why       string     `json:"why,omitempty"`
	Manifests []reported `json:"manifests"`
}

type reported struct {
	Path     string  `json:"path"`
	Language string  `json:"language"`
	Read     bool    `json:"read"`
	Packages int     `json:"packages"`
	Found    []found `json:"found"`
	Problem  string  `json:"problem,omitempty"`
}

type found struct {
	Target  string `json:"target"`
	Package string `json:"package"`
	Where   string `json:"where"`
	Use     string `json:"use"`
}

// Report tells what was found. That there is no target, or several, is a
// result like another.
func (p *Project) Report() Report {
	r := Report{Root: p.Root, Folder: p.Folder, Targets: []string{}, Manifests: []reported{}}
	for _, m := range p.Manifests {
		j := reported{m.Path, m.Language, m.Known && m.Problem == "", m.Packages, []found{}, m.Problem}
		for _, e := range m.Found {
			j.Found = append(j.Found, found{e.Target.ID, e.Package, e.Where, string(e.Use)})
		}
		r.Manifests = append(r.Manifests, j)
	}
	for _, f := range p.Targets {
		r.Targets = append(r.Targets, f.ID)
	}
	if f, err := p.Target(); err != nil {
		r.Why = err.Error()
	} else {
		r.Target = &f.ID
	}
	return r
}

// Rows has a row for each package that was found, and one for each manifest
// without any: the manifest, its language, the package, where it is and its
// target.
func (p *Project) Rows() [][]string {
	var rows [][]string
	for _, m := range p.Manifests {
		about := func(found, where, target string) {
			rows = append(rows, []string{p.Name(m), m.Language, found, where, target})
		}
		for _, e := range m.Found {
			about(e.Package, e.Where, e.Target.ID)
		}
		switch {
		case m.Problem != "":
			about("can't be read: "+m.Problem, "", "")
		case len(m.Found) == 0:
			about("", "", "")
		}
	}
	return rows
}
