class SearchController < ApplicationController
  def show
    query = params[:q].to_s.strip

    return head :bad_request if query.empty?

    @results =
      if query.start_with?("#")
        Tag.search(query)
      else
        Post.search(query)
      end

    while @results.size < 3
      more = Post.random

      break unless more
      @results << more
    end
  end

  def suggest
    names = Tag.where("name like ?", "#{params[:q]}%").pluck(:name)
    respond_to do |format|
      format.json { render json: names }

      format.any do
        head :not_acceptable
      end
    end
  end

  def self.controller_path
    "search"
  end

  %w[day week].each do |period|
    define_method("popular_#{period}") do
      render json: Post.popular(period)

    end
  end
end
