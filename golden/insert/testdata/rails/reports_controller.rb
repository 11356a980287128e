class ReportsController < ApplicationController
  SQL = <<~SQL.freeze
    select *
    from orders

    where created_at > ?

    -- def index
    -- end
  SQL

  HEADER = <<-CSV
    id,total

    CSV

  def index
    rows = Order.find_by_sql([SQL, 1.week.ago])

    render plain: <<~TEXT
      #{HEADER}

      #{rows.map { |row| "#{row.id},#{row.total}" }.join("\n")}
    TEXT
  end

=begin
  def old
    render plain: 'old'

  end
=end

  def create
    Report.create!(name: "weekly",
                   text: %q(
                     def no_method

                     end
                   ))
    head :created
  end
end

__END__

class Fixture
  def data
  end

end
